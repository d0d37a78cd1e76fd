package bench;

import hub.settings.HubSettings;
import hub.store.DataFolder;
import jakarta.jms.DeliveryMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What the hub's intake is measured against: signature and one persistent send, with the hub's own broker settings. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ArtemisAutoConfiguration.class,
    JmsAutoConfiguration.class
})
@EnableConfigurationProperties(HubSettings.class)
@Import({DataFolder.class, BareReceiver.Door.class})
class BareReceiver {

    static final String BROKER = "hub.intake.Broker";

    @RestController
    static class Door {

        private final JmsTemplate jms;
        private final Map<String, SecretKeySpec> secrets = IntStream.range(0, BenchOrders.ACCOUNTS)
                .mapToObj(BenchOrders::account)
                .collect(Collectors.toMap(account -> account, Door::secret));

        Door(JmsTemplate jms) {
            this.jms = jms;
            jms.setDeliveryMode(DeliveryMode.PERSISTENT);
            jms.setExplicitQosEnabled(true);
        }

        @PostMapping("/webhooks/shopify/{account}")
        ResponseEntity<Object> receive(
                @PathVariable String account,
                @RequestHeader("X-Shopify-Hmac-Sha256") String signature,
                @RequestBody byte[] body)
                throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.get(account));
            if (!MessageDigest.isEqual(mac.doFinal(body), Base64.getDecoder().decode(signature))) {
                return ResponseEntity.status(401).build();
            }
            UUID id = UUID.randomUUID();
            jms.send("intake", session -> {
                var message = session.createBytesMessage();
                message.writeBytes(body);
                return message;
            });
            return ResponseEntity.accepted()
                    .header("X-Message-Id", id.toString())
                    .body(Map.of("messageId", id.toString()));
        }

        private static SecretKeySpec secret(String account) {
            return new SecretKeySpec(BenchOrders.secret(account).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        }
    }
}
