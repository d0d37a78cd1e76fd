package hub.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How a platform says how new a payload is: {@code version} in {@code connector.yaml}. */
public sealed interface VersionScheme {

    /** The platform's own form as the number that versions are compared by. */
    BigDecimal number(String ver);

    /** Whether a read begun at this time can no longer be followed by a change under the same version. */
    boolean settled(BigDecimal ver, Instant readBegan);

    /** @param resolution of the platform's clock, e.g. one second */
    record Timestamp(Duration resolution) implements VersionScheme {

        private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

        /** @throws IllegalArgumentException when it is no time with zone */
        @Override
        public BigDecimal number(String ver) {
            try {
                return micros(OffsetDateTime.parse(ver).toInstant());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("ver (expected: a time with zone, 2026-11-23T10:00:00Z)", e);
            }
        }

        @Override
        public boolean settled(BigDecimal ver, Instant readBegan) {
            return micros(readBegan.minus(resolution.multipliedBy(2))).compareTo(ver) > 0;
        }

        private static BigDecimal micros(Instant at) {
            return BigDecimal.valueOf(at.getEpochSecond())
                    .multiply(MICROS)
                    .add(BigDecimal.valueOf(at.getNano() / 1000));
        }
    }

    record Counter() implements VersionScheme {

        /** @throws IllegalArgumentException when it is no number */
        @Override
        public BigDecimal number(String ver) {
            try {
                return new BigDecimal(ver);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("ver (expected: a number)", e);
            }
        }

        @Override
        public boolean settled(BigDecimal ver, Instant readBegan) {
            return true;
        }
    }

    /** For platforms whose payloads carry no version: ordered by the sequence of reads alone. */
    record ReadOnly() implements VersionScheme {

        @Override
        public BigDecimal number(String ver) {
            return BigDecimal.ZERO;
        }

        @Override
        public boolean settled(BigDecimal ver, Instant readBegan) {
            return true;
        }
    }
}
