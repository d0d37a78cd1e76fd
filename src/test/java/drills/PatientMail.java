package drills;

import com.icegreen.greenmail.util.ServerSetup;

/** Mail servers of tests: by themselves they wait two seconds for their own start, too few on a busy machine. */
public final class PatientMail {

    private static final long LONGEST_START = 60_000;

    private PatientMail() {}

    /** On any free port. */
    public static ServerSetup of(ServerSetup protocol) {
        ServerSetup patient = protocol.dynamicPort();
        patient.setServerStartupTimeout(LONGEST_START);
        return patient;
    }
}
