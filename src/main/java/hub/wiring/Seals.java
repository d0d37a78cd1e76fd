package hub.wiring;

import hub.channel.SecretBox;
import hub.customer.PersonalBox;
import hub.security.BlindIndex;
import hub.security.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts and customers keep their secrets with the sealer, without knowing it. */
@Configuration(proxyBeanMethods = false)
class Seals {

    @Bean
    SecretBox accountSecrets(Sealer sealer) {
        return new SecretBox() {
            @Override
            public byte[] seal(String plain) {
                return sealer.sealSecret(plain);
            }

            @Override
            public String open(byte[] sealed) {
                return sealer.openSecret(sealed);
            }
        };
    }

    @Bean
    PersonalBox customerFields(Sealer sealer, BlindIndex index) {
        return new PersonalBox() {
            @Override
            public byte[] newKey() {
                return sealer.newOrderSecret().wrapped();
            }

            @Override
            public byte[] seal(byte[] wrappedKey, byte[] plain) {
                return sealer.sealForOrder(sealer.orderSecret(wrappedKey), plain);
            }

            @Override
            public byte[] open(byte[] wrappedKey, byte[] sealed) {
                return sealer.openForOrder(sealer.orderSecret(wrappedKey), sealed);
            }

            @Override
            public byte[] index(String field, String normalised) {
                return index.of(field, normalised);
            }
        };
    }
}
