package dev.sprintrunner.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database could not do what was asked; the message says what is wrong with it and what mends it. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreException of(String file, SQLException cause) {
        return new StoreException(file + ": " + explain(cause), cause);
    }

    private static String explain(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return String.valueOf(cause.getMessage());
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        return switch (code.code & 0xff) {
            case 5, 6 -> "another program keeps the database locked; close it and try again";
            case 8 -> "the database cannot be written; check the permissions of the file and its folder";
            case 10 -> "reading or writing failed (" + code.name() + "); check the disk";
            case 11 -> "the database is damaged; move it away, or restore a copy";
            case 13 -> "the disk is full; free some space and resume";
            case 14 -> "the database cannot be opened; check that its folder exists and can be written";
            case 26 -> "this file is not a database; move it away, or name another with --db";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
