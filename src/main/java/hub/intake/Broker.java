package hub.intake;

import hub.settings.HubSettings;
import hub.settings.WrongSettings;
import hub.store.DataFolder;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Artemis: in this process by default, journal in the data folder. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hub.transport", havingValue = "artemis", matchIfMissing = true)
class Broker {

    static final String INTAKE = "intake";
    private static final String DEAD = "DLQ";
    private static final String EXPIRED = "ExpiryQueue";

    @Bean
    ArtemisConfigurationCustomizer journalInDataFolder(HubSettings settings, DataFolder folder) {
        return broker -> {
            var journal = folder.resolve("broker");
            broker.setPersistenceEnabled(true)
                    .setBindingsDirectory(journal.resolve("bindings").toString())
                    .setJournalDirectory(journal.resolve("journal").toString())
                    .setLargeMessagesDirectory(journal.resolve("large").toString())
                    .setPagingDirectory(journal.resolve("paging").toString())
                    .setJournalType(JournalType.NIO)
                    .setJournalSyncTransactional(true)
                    .setJournalSyncNonTransactional(true)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    // The hub looks at the disk itself before every send: under PAGE a full disk would hang the sender.
                    .setMaxDiskUsage(100)
                    .setMessageExpiryScanPeriod(-1)
                    .setGracefulShutdownEnabled(false);
            broker.addAddressSetting("#", addressSettings(settings));
            broker.addAddressConfiguration(queue(INTAKE));
            broker.addAddressConfiguration(queue(DEAD));
            broker.addAddressConfiguration(queue(EXPIRED));
            broker.addAddressConfiguration(feed(settings.feed()));
            listen(broker, settings.broker().listen());
        };
    }

    /** The broker never gives a message up by itself: what cannot be processed is parked by the worker. */
    private static AddressSettings addressSettings(HubSettings settings) {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000)
                .setDeadLetterAddress(SimpleString.of(DEAD))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxSizeBytes(settings.broker().maxQueue().toBytes() / 40)
                .setPageSizeBytes(2 * 1024 * 1024)
                .setPageLimitBytes(settings.broker().maxQueue().toBytes())
                .setPageFullMessagePolicy(org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy.FAIL)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static CoreAddressConfiguration queue(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
    }

    /** A subscription named here holds events from the first start on, whether its reader was ever there or not. */
    private static CoreAddressConfiguration feed(HubSettings.Feed feed) {
        CoreAddressConfiguration address =
                new CoreAddressConfiguration().setName(feed.address()).addRoutingType(RoutingType.MULTICAST);
        feed.subscriptions()
                .forEach(name -> address.addQueueConfig(QueueConfiguration.of(name)
                        .setAddress(feed.address())
                        .setRoutingType(RoutingType.MULTICAST)
                        .setDurable(true)));
        return address;
    }

    private static void listen(org.apache.activemq.artemis.core.config.Configuration broker, String url) {
        if (url.isEmpty()) {
            return;
        }
        try {
            broker.addAcceptorConfiguration("listen", url + (url.contains("?") ? "&" : "?") + "protocols=CORE");
        } catch (Exception e) {
            throw new WrongSettings(
                    "HUB_BROKER_LISTEN: " + url + " (expected: an address such as tcp://localhost:61616)", e);
        }
    }

    /** One try, at once: whoever asks for a connection while the broker is away holds up all others that do. */
    @Bean
    static BeanPostProcessor impatientConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JmsPoolConnectionFactory pool
                        && pool.getConnectionFactory() instanceof ActiveMQConnectionFactory artemis) {
                    artemis.setInitialConnectAttempts(1);
                    artemis.setRetryInterval(100);
                }
                return bean;
            }
        };
    }

    /** Senders share pooled connections. */
    @Bean("jms")
    JmsComponent jms(ConnectionFactory pooled) {
        JmsComponent jms = JmsComponent.jmsComponent(pooled);
        jms.setDeliveryPersistent(true);
        jms.setTestConnectionOnStartup(false);
        return jms;
    }

    /**
     * Consumers have connections of their own: no prefetch, so that a poisoned message holds no other back. The factory is
     * no bean, since a second one would switch Boot's broker off.
     */
    @Bean("jms-worker")
    JmsComponent jmsWorker(HubSettings settings, ArtemisProperties artemis) {
        String url = settings.embeddedBroker() ? "vm://" + artemis.getEmbedded().getServerId() : settings.artemisUrl();
        JmsComponent jms = JmsComponent.jmsComponent(new ActiveMQConnectionFactory(
                url + (url.contains("?") ? "&" : "?") + "consumerWindowSize=0",
                artemis.getUser(),
                artemis.getPassword()));
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        return jms;
    }
}
