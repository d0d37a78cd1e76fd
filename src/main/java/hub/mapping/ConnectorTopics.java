package hub.mapping;

import java.util.Optional;

/** What the mapper needs to know of connectors. */
public interface ConnectorTopics {

    /** Empty when the connector has no rule for the topic. */
    Optional<TopicRule> rule(String connector, String topic);

    /** How the connector's platform counts versions. */
    VersionScheme version(String connector);
}
