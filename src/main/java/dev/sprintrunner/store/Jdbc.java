package dev.sprintrunner.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain JDBC without the ceremony, bound to one open connection; never leaves the work it was handed to. */
public final class Jdbc {
    private final String file;
    private final Connection connection;

    Jdbc(String file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Reads one row; the result set is on it already. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs an insert and gives the id of the new row. */
    public long insert(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, parameters);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new StoreException(file + ": no id came back from: " + sql);
                }
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    /** Runs a statement and gives the number of rows it changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    /** Changes exactly one row; any other count is a bug and named as such. */
    public void updateOne(String what, String sql, @Nullable Object... parameters) {
        int changed = update(sql, parameters);
        if (changed != 1) {
            throw new StoreException(file + ": expected to change " + what + " but changed " + changed + " rows");
        }
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    public <T> Optional<T> queryOne(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** The first column of the only row, as a number. */
    public long number(String sql, @Nullable Object... parameters) {
        return queryOne(sql, row -> row.getLong(1), parameters)
                .orElseThrow(() -> new StoreException(file + ": no row from: " + sql));
    }

    /** Runs a script of several statements. */
    void script(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    public static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Integer nullableInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
