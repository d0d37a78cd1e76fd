package hub.filetransfer;

import hub.problem.Problem;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a transfer did not come to its end. The library's own words may repeat paths and names, so ours are said. */
record Trouble(String code, String detail) {

    static final Trouble SILENT = new Trouble("server_silent", "no answer in time (expected: an answer)");
    static final Trouble BROKEN_OFF =
            new Trouble("file_broken_off", "fewer or more bytes than announced (expected: a whole file)");
    static final Trouble NOT_MOVED =
            new Trouble("file_not_moved", "taken, but not moved or deleted (expected: the right to write there)");

    static Trouble of(Throwable failure) {
        Throwable[] chain = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toArray(Throwable[]::new);
        for (Throwable one : chain) {
            if (one instanceof Problem problem) {
                return problem.code().equals("body_unreadable")
                        ? BROKEN_OFF
                        : new Trouble(problem.code(), problem.detail());
            }
            if (one instanceof UnknownHostException) {
                return new Trouble("host_refused", "not known, or not public (expected: a host the hub may call)");
            }
            if (one instanceof SocketTimeoutException || one instanceof InterruptedException) {
                return SILENT;
            }
            if (one instanceof ConnectException || one instanceof NoRouteToHostException) {
                return new Trouble("server_away", "no connection (expected: a server that listens)");
            }
            if (one instanceof EOFException) {
                return BROKEN_OFF;
            }
        }
        String said = Stream.of(chain)
                .map(one -> String.valueOf(one.getMessage()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        if (said.contains("hostkey") || said.contains("host key")) {
            return new Trouble("host_key_differs", "another host key (expected: the one that was stated)");
        }
        if (said.contains("auth fail")
                || said.contains("auth cancel")
                || said.contains("userauth")
                || said.contains("invalid privatekey")
                || said.contains("too many authentication")) {
            return new Trouble("sign_in_refused", "user, password or key refused (expected: credentials it takes)");
        }
        if (said.contains("timeout") || said.contains("timed out")) {
            return SILENT;
        }
        if (said.contains("connection refused")) {
            return new Trouble("server_away", "no connection (expected: a server that listens)");
        }
        if (said.contains("no such file") || said.contains("cannot change directory")) {
            return new Trouble("path_unknown", "no such folder (expected: a folder that is there)");
        }
        if (said.contains("no space left") || said.contains("quota")) {
            return new Trouble("target_full", "no room (expected: room for the file)");
        }
        if (said.contains("hub_export_folder")) {
            return new Trouble("folder_missing", "HUB_EXPORT_FOLDER: not set (expected: a folder)");
        }
        if (said.contains("permission denied")
                || said.contains("read-only")
                || said.contains("cannot create directory")
                || said.contains("cannot store file")
                || said.contains("failure")) {
            return new Trouble("path_refused", "refused by the server (expected: the right to read or write there)");
        }
        return new Trouble("transfer_failed", chain[chain.length - 1].getClass().getSimpleName());
    }
}
