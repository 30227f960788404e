package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * An agent made of shell that prints what the real one was recorded to print, does its work as wanted, and misbehaves
 * where it is told to. What it does for a command it is not told about is the usual work.
 */
public final class FakeAgent {
    private final Path directory;

    private FakeAgent(Path directory) {
        this.directory = directory;
    }

    /** @param directory where to make it; no part of the project */
    public static FakeAgent in(Path directory) {
        FakeAgent agent = new FakeAgent(directory);
        try {
            Files.createDirectories(directory.resolve("on"));
            Files.createFile(directory.resolve("calls"));
            Files.writeString(directory.resolve("child.sh"), CHILD);
            Path script =
                    Files.writeString(directory.resolve("agent.sh"), SCRIPT.replace("@DIR@", directory.toString()));
            assertThat(script.toFile().setExecutable(true)).isTrue();
            agent.lines("init", RecordedLines.init());
            agent.lines("done", RecordedLines.text("That is all."), RecordedLines.result("That is all."));
            agent.lines(
                    "created",
                    RecordedLines.verdict(JsonNodeFactory.instance.objectNode().put("stories", "@DECISIONS@")));
            agent.lines("document-fine", RecordedLines.verdict(Verdicts.review()));
            agent.lines("code-fine", RecordedLines.verdict(Verdicts.codeReview("NONE")));
            agent.lines("committed", RecordedLines.verdict(commit("committed").put("commit", "@HASH@")));
            agent.lines("uncommitted", RecordedLines.verdict(commit("nothing")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return agent;
    }

    private static ObjectNode commit(String outcome) {
        return JsonNodeFactory.instance.objectNode().put("outcome", outcome);
    }

    /** The line of the settings file that makes the runner use it. */
    public String setting() {
        return "agent_command: ['" + directory.resolve("agent.sh") + "']";
    }

    /** Begins what it does whenever it is given that command. */
    public Behaviour on(String command) {
        return new Behaviour(command);
    }

    /** @param call which time it is given that command, 1-based; wins over {@link #on(String)} */
    public Behaviour on(String command, int call) {
        return new Behaviour(command + "." + call);
    }

    /** Each of its starts in order, as {@code command|stories|resumed or fresh|model}. */
    public List<String> calls() {
        return call().map(line -> line.substring(0, line.lastIndexOf('|'))).toList();
    }

    /** The commands of its starts in order. */
    public List<String> commands() {
        return call().map(line -> line.substring(0, line.indexOf('|'))).toList();
    }

    /** The Claude sessions of its starts in order. */
    public List<String> sessions() {
        return call().map(line -> line.substring(line.lastIndexOf('|') + 1)).toList();
    }

    private Stream<String> call() {
        try {
            return Files.readAllLines(directory.resolve("calls")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets agents that wait for it go on. */
    public void open(String gate) {
        write(gate(gate), "");
    }

    /** What runs of it and of the children it started, known by their command lines. */
    public List<String> running() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(directory.toString()))
                .filter(line -> !line.startsWith(
                        ProcessHandle.current().info().command().orElse("?")))
                .toList();
    }

    private Path gate(String name) {
        return directory.resolve("gate-" + name);
    }

    private void lines(String name, String... lines) {
        write(directory.resolve(name + ".ndjson"), String.join("\n", lines) + "\n");
    }

    private static void write(Path file, String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a child leaves the agent. */
    public enum Leaving {
        NOT(""),
        /** Deaf to the end of a terminal. */
        NOHUP("nohup "),
        /** In a session of its own. */
        SETSID("perl -e 'use POSIX (); POSIX::setsid(); exec @ARGV' "),
        /** Forked twice, in a session of its own. */
        DAEMON("perl -e 'use POSIX (); exit if fork; POSIX::setsid(); exit if fork; exec @ARGV' ");

        private final String prefix;

        Leaving(String prefix) {
            this.prefix = prefix;
        }
    }

    /** What it does in one command, step after step. A script that is written while it is described. */
    public final class Behaviour {
        private final Path script;
        private int printed;

        private Behaviour(String name) {
            script = directory.resolve("on").resolve(name);
            write(script, "");
        }

        /** A step in shell, in the project's directory. */
        public Behaviour runs(String shell) {
            write(script, shell + "\n", StandardOpenOption.APPEND);
            return this;
        }

        /** The first line of every run that works. */
        public Behaviour starts() {
            return runs("emit init");
        }

        public Behaviour prints(String... lines) {
            String name = "on/" + script.getFileName() + "-" + printed++;
            lines(name, lines);
            return runs("emit " + name);
        }

        public Behaviour prints(List<String> lines) {
            return prints(lines.toArray(String[]::new));
        }

        public Behaviour says(String text) {
            return prints(RecordedLines.text(text));
        }

        /** Says a text every few milliseconds without end, {@code #} in it being a number that counts up from 1. */
        public Behaviour talksOn(String text) {
            String name = "on/" + script.getFileName() + "-" + printed++;
            lines(name, RecordedLines.text(text));
            return runs("i=0; while :; do i=$((i + 1)); emit " + name + " | sed \"s/#/$i/\"; sleep 0.02; done");
        }

        /** Reports a task, so that a test sees in an event how far it is. */
        public Behaviour reports(String task) {
            return says("{\"sprint\":\"task\",\"task\":\"" + task + "\",\"status\":\"start\",\"message\":\"\"}");
        }

        /** The last word and the result. */
        public Behaviour answers(String text) {
            return prints(RecordedLines.text(text), RecordedLines.result(text));
        }

        public Behaviour decides(JsonNode verdict) {
            return prints(RecordedLines.verdict(verdict));
        }

        /** All that a good agent does for this command. */
        public Behaviour worksAsUsual() {
            return runs("usual");
        }

        /** The effect of a good agent, and no word of it. */
        public Behaviour takesEffect() {
            return runs("effect");
        }

        public Behaviour ignoresSignals() {
            return runs("trap '' INT TERM HUP");
        }

        /** Starts a program that ignores signals and never ends; goes on when it runs. */
        public Behaviour spawns(Leaving leaving) {
            return runs("spawn " + leaving.prefix);
        }

        public Behaviour awaits(String gate) {
            return runs("until [ -e '" + gate(gate) + "' ]; do sleep 0.05; done");
        }

        public Behaviour hangs() {
            return runs("while :; do sleep 1; done");
        }

        public Behaviour exits(int code) {
            return runs("exit " + code);
        }
    }

    private static final String CHILD = """
            trap '' INT TERM HUP
            : > "$1"
            while :; do sleep 1; done
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            here='@DIR@'
            if [ "$*" = --version ]; then
                echo '2.1.330 (Claude Code)'
                exit 0
            fi
            IFS= read -r head
            cat > /dev/null
            command=${head#sprint-command: } command=${command%%;*}
            stories=${head#*; stories: } stories=${stories%%;*}
            keys=$(echo "$stories" | tr -d ,)
            session= way=fresh model=-
            while [ $# -gt 0 ]; do
                case $1 in
                    --session-id) session=$2 ;;
                    --resume=*) session=${1#--resume=} way=resumed ;;
                    --model) model=$2 ;;
                esac
                shift
            done
            call=$(($(grep -c "^$command|" "$here/calls") + 1))
            echo "$command|$stories|$way|$model|$session" >> "$here/calls"
            artifacts=_bmad-output/implementation-artifacts
            decisions= hash=

            emit() {
                sed -e "s/@SESSION@/$session/g" -e "s|\\"@DECISIONS@\\"|[${decisions#,}]|" -e "s/@HASH@/$hash/" \\
                    "$here/$1.ndjson"
            }

            spawn() {
                ready=$here/child-$command-$call-$$
                "$@" sh "$here/child.sh" "$ready" > /dev/null 2>&1 < /dev/null &
                until [ -e "$ready" ]; do sleep 0.05; done
                rm "$ready"
            }

            effect() {
                case $command in
                    create-story)
                        for key in $keys; do
                            printf '# Story %s\\n\\nStatus: ready-for-dev\\n' "$key" > "$artifacts/$key.md"
                            decisions="$decisions,{\\"story\\":\\"$key\\",\\"tech_spec\\":\\"SKIP\\",\\"reason\\":\\"small\\"}"
                        done ;;
                    story-discovery) for key in $keys; do echo found > "$artifacts/$key-discovery-story.md"; done ;;
                    create-tech-spec) for key in $keys; do echo spec > "$artifacts/tech-spec-$key.md"; done ;;
                    dev-story) mkdir -p src; echo "call $call" >> "src/$keys.txt" ;;
                    batch-commit)
                        git add -A
                        if ! git diff --cached --quiet; then
                            git commit -q -m "feat: $stories"
                            hash=$(git rev-parse HEAD)
                        fi ;;
                    generate-project-context) echo context > _bmad-output/planning-artifacts/project-context.md ;;
                esac
            }

            usual() {
                emit init
                effect
                case $command in
                    create-story) emit created ;;
                    story-review-*|tech-spec-review-*) emit document-fine ;;
                    code-review-*) emit code-fine ;;
                    batch-commit) if [ "$hash" ]; then emit committed; else emit uncommitted; fi ;;
                    *) emit done ;;
                esac
            }

            if [ -e "$here/on/$command.$call" ]; then
                . "$here/on/$command.$call"
            elif [ -e "$here/on/$command" ]; then
                . "$here/on/$command"
            else
                usual
            fi
            """;
}
