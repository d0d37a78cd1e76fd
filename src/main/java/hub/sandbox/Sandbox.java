package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.Platform.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Platforms in memory: as many shops as anybody asks for, each a world of its own. */
public final class Sandbox {

    private record Open(Platform platform, Shop shop, ShopApi api) {}

    private static final String ACCOUNT = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    private final Map<String, Platform> platforms;
    private final Map<String, Open> shops = new ConcurrentHashMap<>();
    private final SandboxAddresses addresses;
    private final WebhookSender sender;
    private final Clock clock;
    private final RandomGenerator random;

    Sandbox(
            List<Platform> platforms,
            SandboxAddresses addresses,
            WebhookSender sender,
            Clock clock,
            RandomGenerator random) {
        this.platforms = platforms.stream().collect(Collectors.toMap(Platform::name, Function.identity()));
        this.addresses = addresses;
        this.sender = sender;
        this.clock = clock;
        this.random = random;
    }

    /** The body that connects the shop to the hub at {@code POST /api/v1/accounts}. */
    public ObjectNode account(String platform, String account) {
        Open open = open(platform, account);
        ObjectNode body = Json.MAPPER.createObjectNode().put("id", account).put("connector", platform);
        body.setAll((ObjectNode) Json.MAPPER.valueToTree(open.platform().account(open.shop())));
        return body;
    }

    /** A buyer orders. @return the platform's id of the order */
    public String order(String platform, String account, Wish wish) {
        Open open = open(platform, account);
        synchronized (open.shop()) {
            ShopOrder order = open.shop().place(wish);
            tell(open, order, "order");
            return String.valueOf(order.id);
        }
    }

    /** An order that the platform tells nobody about. */
    String quietOrder(String platform, String account) {
        Shop shop = open(platform, account).shop();
        synchronized (shop) {
            return String.valueOf(shop.place(Wish.NONE).id);
        }
    }

    /** @throws ShopRefuses when the platform or the order's state does not allow it */
    public void act(String platform, String account, String externalId, String action, Wish wish) {
        Open open = open(platform, account);
        open.platform().allows(action);
        synchronized (open.shop()) {
            ShopOrder order = open.shop().find(externalId).orElseThrow(NoSuchOrder::new);
            ShopActions actions = new ShopActions(open.shop());
            switch (action) {
                case "pay" -> actions.pay(order);
                case "edit" -> actions.edit(order, wish);
                case "cancel" -> actions.cancel(order, wish);
                case "uncancel" -> actions.uncancel(order);
                case "refund" -> actions.refund(order, wish);
                case "fulfil" -> actions.fulfil(order, wish);
                case "delete" -> open.platform().delete(open.shop(), order);
                default -> throw new ShopRefuses("action: " + action + " (expected: a known one)");
            }
            tell(open, order, action);
        }
    }

    public Optional<JsonNode> show(String platform, String account, String externalId) {
        Open open = open(platform, account);
        return open.shop().shown(externalId, order -> open.platform().order(open.shop(), order));
    }

    /** @return at most so many ids, the newest last */
    public List<String> newest(String platform, String account, int most) {
        return open(platform, account).shop().newest(most);
    }

    public List<?> calls(String platform, String account) {
        return open(platform, account).shop().calls.all();
    }

    public Behaviour behaviour(String platform, String account) {
        return open(platform, account).shop().behaviour();
    }

    public void behave(String platform, String account, Behaviour behaviour) {
        Open open = open(platform, account);
        open.shop().behave(behaviour);
        if (behaviour.dropSubscriptions()) {
            open.shop().subscriptions.drop(open.platform().switchesOff());
        }
    }

    /** What the platform's API answers to a read of an order. @param credential as the caller sent it; null for none */
    public ApiAnswer read(String platform, String account, String path, String externalId, String credential) {
        Open open = open(platform, account);
        ApiAnswer answer = open.api().read(externalId, credential);
        open.shop().calls.api(clock.instant(), "GET", path, null, answer.status());
        return answer;
    }

    /** Any call of the platform's own API. */
    public ApiAnswer serve(String platform, String account, ApiRequest request) {
        Open open = open(platform, account);
        ApiAnswer answer = open.api().serve(request);
        synchronized (open.shop()) {
            open.shop().news().forEach(news -> tell(open, news.order(), news.action()));
        }
        open.shop().calls.api(clock.instant(), request.method(), request.path(), request.operation(), answer.status());
        tellHappenings(open);
        return answer;
    }

    /** Whether the answer to this call gets lost on its way. */
    public boolean loses(String platform, String account, ApiRequest request) {
        return request.changes() && open(platform, account).shop().behaviour().loseAnswers();
    }

    /** How many of it the shop says it has; empty for what it does not sell. */
    public Optional<Integer> level(String platform, String account, String sku) {
        return open(platform, account).shop().level(sku);
    }

    /** Somebody counts in the shop itself; what it did not sell before it sells now. */
    public void setLevel(String platform, String account, String sku, int level) {
        Open open = open(platform, account);
        open.shop().setLevel(sku, level);
        tellHappenings(open);
    }

    /** The product as the platform shows it. */
    public Optional<JsonNode> product(String platform, String account, String sku) {
        Open open = open(platform, account);
        synchronized (open.shop()) {
            return open.shop().shelves.find(sku).map(product -> open.platform().product(open.shop(), product));
        }
    }

    /** How often the platform had to refuse a call because it came too fast. */
    public int violations(String platform, String account) {
        return open(platform, account).shop().calls.violations();
    }

    /** Sends a signed webhook with any body, also one that no mapping understands. */
    public void send(String platform, String account, String topic, JsonNode body) {
        Open open = open(platform, account);
        Shop shop = open.shop();
        Subscription byHand = new Subscription("0", topic, shop.address.webhooks(), shop.secrets.signing(), true);
        sender.send(
                open.platform(),
                shop,
                List.of(new Event(topic, UUID.randomUUID().toString(), body)),
                byHand);
    }

    private void tellHappenings(Open open) {
        for (Shop.Happening one : open.shop().untold()) {
            told(
                    open,
                    one.order() == null
                            ? open.platform().events(open.shop(), one.product())
                            : open.platform().events(open.shop(), one.order(), one.action()));
        }
    }

    private void tell(Open open, ShopOrder order, String action) {
        told(open, open.platform().events(open.shop(), order, action));
    }

    private void told(Open open, List<Event> events) {
        open.platform().beforeSending(open.shop(), events);
        sender.send(open.platform(), open.shop(), events, null);
    }

    private Open open(String platform, String account) {
        Platform known = platforms.get(platform);
        if (known == null || !account.matches(ACCOUNT)) {
            throw new NoSuchOrder();
        }
        return shops.computeIfAbsent(platform + "/" + account, name -> {
            SandboxSecrets secrets = new SandboxSecrets(addresses.secret(), account);
            Shop shop = new Shop(account, addresses.of(platform, account), secrets, known.topics(), clock, random);
            return new Open(known, shop, new ShopApi(known, shop, random));
        });
    }
}
