package hub.level;

/** One level on its way into a batch. @param size how many the batch holds */
public record LevelItem(LevelKey key, int size) {

    public String account() {
        return key.account();
    }
}
