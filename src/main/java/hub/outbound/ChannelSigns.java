package hub.outbound;

import hub.channel.Account;
import hub.channel.AccountDesk;
import hub.channel.Accounts;
import hub.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes how calls go into the account's row, when it is not there yet. */
@Component
final class ChannelSigns implements AccountSigns {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSigns.class);

    private final Accounts accounts;
    private final AccountDesk desk;

    ChannelSigns(Accounts accounts, AccountDesk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    @Override
    public void failed(String account, String words) {
        boolean told = accounts.find(account)
                .filter(known -> known.error() != null && known.error().text().equals(words))
                .isPresent();
        if (!told) {
            write(account, () -> desk.failed(account, words));
        }
    }

    @Override
    public void worked(String account) {
        boolean inError = accounts.find(account)
                .filter(known -> known.status() == Account.Status.ERROR)
                .isPresent();
        if (inError) {
            write(account, () -> desk.worked(account));
        }
    }

    /** The sign is for people; what was read is worth more than the sign. */
    private static void write(String account, Runnable sign) {
        try {
            sign.run();
        } catch (Problem changedOrGone) {
            LOG.info("account {}: sign not written: {}", account, changedOrGone.detail());
        }
    }
}
