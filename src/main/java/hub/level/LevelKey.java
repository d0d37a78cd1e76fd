package hub.level;

/**
 * One listing at one of its account's locations.
 *
 * @param location the platform's id of it; empty where the platform keeps one level for all
 * @param group what one call can hold: all or, where variations are set at their product, those of one
 */
public record LevelKey(String account, String listing, String location, String group) {}
