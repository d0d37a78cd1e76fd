package hub.wiring;

import hub.channel.Connector;
import hub.channel.Connectors;
import hub.channel.Topic;
import hub.mapping.ConnectorTopics;
import hub.mapping.TopicRule;
import hub.mapping.VersionScheme;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What mappings need to know of {@code connector.yaml}. */
@Component
class Topics implements ConnectorTopics {

    private final Connectors connectors;

    Topics(Connectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public Optional<TopicRule> rule(String connector, String topic) {
        return connectors.get(connector).topic(topic).map(Topics::rule);
    }

    private static TopicRule rule(Topic topic) {
        if (topic instanceof Topic.Mapped mapped) {
            return new TopicRule.Run(mapped.mapping());
        }
        if (topic instanceof Topic.OrderHint hint) {
            return new TopicRule.ReadOrder(hint.externalId());
        }
        if (topic instanceof Topic.Kept kept) {
            return new TopicRule.Keep(kept.reason());
        }
        return topic instanceof Topic.ProductHint ? new TopicRule.WakeProducts() : new TopicRule.CheckAccount();
    }

    @Override
    public VersionScheme version(String connector) {
        Connector.Version version = connectors.get(connector).version();
        return switch (version.scheme()) {
            case TIMESTAMP -> new VersionScheme.Timestamp(version.resolution());
            case COUNTER -> new VersionScheme.Counter();
            case READ -> new VersionScheme.ReadOnly();
        };
    }
}
