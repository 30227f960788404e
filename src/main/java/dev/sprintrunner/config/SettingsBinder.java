package dev.sprintrunner.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Carries values between the catalog's definitions and the record components that are named after them. */
final class SettingsBinder {
    private SettingsBinder() {}

    static Map<SettingDefinition<?>, Object> defaults() {
        Map<SettingDefinition<?>, Object> values = new LinkedHashMap<>();
        SettingsCatalog.all().forEach(definition -> values.put(definition, definition.defaultValue()));
        return values;
    }

    /** @param values one of every definition's type */
    static Settings bind(Map<SettingDefinition<?>, Object> values) {
        Map<String, Object> groups = new LinkedHashMap<>();
        for (SettingGroup group : SettingGroup.values()) {
            Map<String, Object> components = new LinkedHashMap<>();
            values.forEach((definition, value) -> {
                if (definition.group() == group) {
                    components.put(definition.component(), value);
                }
            });
            groups.put(
                    component(group),
                    construct(componentOf(Settings.class, component(group)).getType(), components));
        }
        return (Settings) construct(Settings.class, groups);
    }

    static Map<SettingDefinition<?>, Object> values(Settings settings) {
        Map<SettingDefinition<?>, Object> values = new LinkedHashMap<>();
        for (SettingDefinition<?> definition : SettingsCatalog.all()) {
            Object group = read(settings, component(definition.group()));
            values.put(definition, read(group, definition.component()));
        }
        return values;
    }

    private static String component(SettingGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static Object construct(Class<?> type, Map<String, Object> components) {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(declared)
                .map(component -> components.get(component.getName()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException(type + " and the settings catalog differ", e);
        }
    }

    private static Object read(Object settings, String component) {
        try {
            return componentOf(settings.getClass(), component).getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of the settings", e);
        }
    }

    private static RecordComponent componentOf(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no component " + name));
    }
}
