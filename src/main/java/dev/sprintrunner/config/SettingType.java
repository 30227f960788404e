package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What values a setting takes: how they are read from YAML or JSON, written back, and described to people.
 *
 * @param <T> the Java type of a value; immutable
 */
public sealed interface SettingType<T>
        permits NumberTypes.WholeNumber,
                NumberTypes.Time,
                NumberTypes.Usd,
                ScalarTypes.Flag,
                ScalarTypes.Text,
                ScalarTypes.ShellCommand,
                ScalarTypes.WebAddress,
                ScalarTypes.Choice,
                CollectionTypes.Texts,
                CollectionTypes.Models,
                CollectionTypes.Maybe {

    /** One word for programs: {@code integer}, {@code decimal}, {@code boolean}, {@code text}, {@code choice}, {@code list}, {@code map}. */
    String name();

    /** What is allowed, to stand after "must be". */
    String allowed();

    /** The value, or empty when {@code node} is not an allowed one. */
    Optional<T> read(JsonNode node);

    JsonNode write(T value);

    /** The unit of a number, in words, or empty. */
    default String unit() {
        return "";
    }

    default Optional<Range> range() {
        return Optional.empty();
    }

    /** The allowed words, where only some are. */
    default List<String> choices() {
        return List.of();
    }

    /** Both ends allowed. */
    record Range(BigDecimal min, BigDecimal max) {
        static Range of(long min, long max) {
            return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        }

        boolean contains(BigDecimal value) {
            return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
        }

        @Override
        public String toString() {
            return "from " + min.toPlainString() + " to " + max.toPlainString();
        }
    }
}
