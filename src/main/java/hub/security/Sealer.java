package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals payloads, documents and secrets. A payload is encrypted once, with a key of its own; that key is wrapped by the
 * day's intake key first and by the order's key later, so that erasing an order's key erases all its payloads.
 */
public class Sealer {

    private static final byte INTAKE = 1;
    private static final byte ORDER = 2;
    private static final int HEAD = 5;
    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final byte[] DOCUMENT = "document".getBytes(UTF_8);

    private final MasterKeys master;
    private final IntakeKeys intake;

    Sealer(MasterKeys master, IntakeKeys intake) {
        this.master = master;
        this.intake = intake;
    }

    /** Needs no database. */
    public Sealed sealAtIntake(byte[] plain) {
        byte[] own = SealKey.random();
        var today = intake.today();
        byte[] head = head(INTAKE, (int) today.getKey().toEpochDay());
        return new Sealed(wrap(head, today.getValue(), own), SealKey.of(own).seal(plain, PAYLOAD));
    }

    /** The same body, its key now in the order's hands; {@code sealed} must still open with the intake key. */
    public Sealed underOrder(Sealed sealed, OrderSecret order) {
        byte[] own = unwrap(sealed.key(), Optional.empty());
        return new Sealed(wrap(head(ORDER, 0), order.key(), own), sealed.body());
    }

    /**
     * @param order needed once the payload is the order's
     * @throws CannotOpen when the key is erased, missing or wrong, or the bytes were changed
     */
    public byte[] open(Sealed sealed, Optional<OrderSecret> order) {
        return SealKey.of(unwrap(sealed.key(), order)).open(sealed.body(), PAYLOAD);
    }

    public byte[] sealForOrder(OrderSecret order, byte[] plain) {
        return order.key().seal(plain, DOCUMENT);
    }

    /** @throws CannotOpen when another order's key sealed it, or the bytes were changed */
    public byte[] openForOrder(OrderSecret order, byte[] sealed) {
        return order.key().open(sealed, DOCUMENT);
    }

    public OrderSecret newOrderSecret() {
        byte[] key = SealKey.random();
        return new OrderSecret(SealKey.of(key), master.seal(key, "order"));
    }

    /** @throws CannotOpen when {@code wrapped} is null (erased) or sealed under a master key that is not given */
    public OrderSecret orderSecret(byte[] wrapped) {
        if (wrapped == null) throw new CannotOpen("order key: erased (expected: kept)");
        return new OrderSecret(SealKey.of(master.open(wrapped, "order")), wrapped.clone());
    }

    public byte[] sealSecret(String secret) {
        return master.seal(secret.getBytes(UTF_8), "secret");
    }

    public String openSecret(byte[] sealed) {
        return new String(master.open(sealed, "secret"), UTF_8);
    }

    private byte[] unwrap(byte[] wrapped, Optional<OrderSecret> order) {
        if (wrapped.length <= HEAD) throw new CannotOpen("sealed key: cut short (expected: head and key)");
        byte[] head = Arrays.copyOf(wrapped, HEAD);
        byte[] key = Arrays.copyOfRange(wrapped, HEAD, wrapped.length);
        return holder(ByteBuffer.wrap(head), order).open(key, head);
    }

    private SealKey holder(ByteBuffer head, Optional<OrderSecret> order) {
        byte kind = head.get();
        if (kind == INTAKE) return intake.of(LocalDate.ofEpochDay(head.getInt()));
        if (kind != ORDER) throw new CannotOpen("sealed key: kind " + kind + " (expected: intake or order)");
        return order.orElseThrow(() -> new CannotOpen("order key: not given (expected: the order's secret)"))
                .key();
    }

    private static byte[] wrap(byte[] head, SealKey holder, byte[] key) {
        byte[] wrapped = holder.seal(key, head);
        return ByteBuffer.allocate(HEAD + wrapped.length).put(head).put(wrapped).array();
    }

    private static byte[] head(byte kind, int day) {
        return ByteBuffer.allocate(HEAD).put(kind).putInt(day).array();
    }
}
