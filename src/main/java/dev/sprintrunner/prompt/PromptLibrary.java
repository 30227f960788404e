package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.command.PromptSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All prompts, read and checked once; the user's own files go before the built-in ones of the same name. */
public final class PromptLibrary {
    private final Map<String, PromptTemplate> templates;
    private final List<String> warnings;

    private PromptLibrary(Map<String, PromptTemplate> templates, List<String> warnings) {
        this.templates = Map.copyOf(templates);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * @param overrides the project's {@code .sprint-runner/prompts}; need not exist
     * @throws PromptException naming each file and line to mend
     */
    public static PromptLibrary load(Path overrides) {
        Map<String, PromptTemplate> templates = new HashMap<>();
        List<String> problems = new ArrayList<>();
        TemplateCatalog.required().forEach((name, required) -> {
            try {
                Path file = overrides.resolve(name);
                Optional<String> own = PromptFiles.override(file);
                String source = own.isPresent() ? file.toString() : "built-in " + name;
                String text = own.orElseGet(() -> PromptFiles.builtin(name));
                templates.put(name, PromptTemplate.parse(source, text, TemplateCatalog.known(name), required));
            } catch (PromptException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new PromptException(String.join("\n", problems));
        }
        return new PromptLibrary(templates, strangers(overrides));
    }

    /** The built-in template files by their path below {@code prompts/}, for people to copy and edit. */
    public static Map<String, String> builtinFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        TemplateCatalog.required().keySet().stream()
                .sorted()
                .forEach(name -> files.put(name, PromptFiles.builtin(name)));
        return files;
    }

    /** What the user should know about the files in the overrides folder. */
    public List<String> warnings() {
        return warnings;
    }

    /** The prompt of the context's command. */
    public Prompt prompt(PromptSet set, PromptContext context) {
        CommandType type = context.command().type();
        Optional<String> bmad = TemplateCatalog.bmad(type).filter(file -> set != PromptSet.BUILTIN);
        if (bmad.isPresent() && context.bmad() != null) {
            return render(template(bmad.get()), context, null, List.of());
        }
        List<String> missing = bmad.isPresent() && set == PromptSet.BMAD
                ? List.of(
                        "prompt_set is bmad, but the project has no BMAD skill or command for %s; the built-in prompt is used"
                                .formatted(type.text()))
                : List.of();
        return render(template(TemplateCatalog.builtin(type)), context, null, missing);
    }

    /** The prompt with which an interrupted session of the context's command is resumed. */
    public Prompt resume(PromptContext context, Interruption interruption) {
        return render(template(TemplateCatalog.RESUME), context, interruption, List.of());
    }

    private Prompt render(
            PromptTemplate template,
            PromptContext context,
            @Nullable Interruption interruption,
            List<String> promptWarnings) {
        Map<String, String> values = Placeholder.values(context);
        Map<String, String> all = new HashMap<>(values);
        TemplateCatalog.FRAGMENTS.forEach(
                (name, file) -> all.put(name, template(file).render(values)));
        Optional<String> verdict = TemplateCatalog.verdict(context.command().type());
        all.put(
                TemplateCatalog.VERDICT,
                verdict.map(file -> template(file).render(values)).orElse(""));
        all.put(TemplateCatalog.INTERRUPTION, interruption == null ? "" : interruption.sentence());
        String text = FixedLine.of(context) + "\n\n" + template.render(all) + "\n";
        return new Prompt(text, template.source(), promptWarnings);
    }

    private PromptTemplate template(String name) {
        return Objects.requireNonNull(templates.get(name), name);
    }

    private static List<String> strangers(Path overrides) {
        return PromptFiles.strangers(overrides, TemplateCatalog.required().keySet()).stream()
                .map(name -> "%s is not used: no prompt has this name".formatted(overrides.resolve(name)))
                .toList();
    }
}
