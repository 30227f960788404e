package dev.sprintrunner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY, another program keeps the database locked",
        "SQLITE_BUSY_SNAPSHOT, another program keeps the database locked",
        "SQLITE_LOCKED, another program keeps the database locked",
        "SQLITE_READONLY, cannot be written",
        "SQLITE_IOERR_WRITE, check the disk",
        "SQLITE_CORRUPT, is damaged",
        "SQLITE_FULL, the disk is full",
        "SQLITE_CANTOPEN, cannot be opened",
        "SQLITE_NOTADB, is not a database"
    })
    void whatCanBeMendedIsSaidInPlainWordsWithTheFile(SQLiteErrorCode code, String words) {
        SQLiteException cause = new SQLiteException("as SQLite puts it", code);

        assertThat(StoreException.of("x.db", cause))
                .hasMessageStartingWith("x.db: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("as SQLite puts it")
                .hasCause(cause);
    }

    @Test
    void anythingElseKeepsItsOwnWords() {
        assertThat(StoreException.of("x.db", new SQLException("no connection left")))
                .hasMessage("x.db: no connection left");
        assertThat(StoreException.of("x.db", new SQLiteException("no such table", SQLiteErrorCode.SQLITE_ERROR)))
                .hasMessageContaining("no such table");
    }
}
