package dev.sprintrunner.doctor;

import dev.sprintrunner.command.CommitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the project has work to do and can take it. */
final class ProjectChecks {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long FREE_TO_RUN = 200 * MEGABYTE;
    private static final long FREE_FOR_A_NIGHT = 1024 * MEGABYTE;

    private static final String STATUS = "sprint status";
    private static final String GIT = "git";

    private ProjectChecks() {}

    static List<Check> project(DoctorFacts.Project project) {
        Check found = Check.ok("project", project.directory().toString());
        return List.of(found, sprintStatus(project));
    }

    private static Check sprintStatus(DoctorFacts.Project project) {
        if (project.sprintStatus().isEmpty()) {
            return Check.error(
                    STATUS,
                    project.problem().orElse("no sprint-status.yaml found"),
                    "let BMAD's sprint planning make one, or start the runner with --project DIR");
        }
        String file = project.sprintStatus().get().toString();
        if (project.refusal().isPresent()) {
            return Check.error(STATUS, file + ": " + project.refusal().get(), "mend the file by hand");
        }
        String counts = file + ": " + project.stories() + " stories, " + project.selectable() + " to do";
        if (!project.warnings().isEmpty()) {
            return Check.warning(
                    STATUS, counts + "; " + String.join("; ", project.warnings()), "mend the file, or leave it so");
        }
        return project.selectable() == 0
                ? Check.warning(STATUS, counts, "plan further stories, or unblock one with sprint-runner set")
                : Check.ok(STATUS, counts);
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    static List<Check> git(DoctorFacts.Git git, CommitMode commitMode) {
        if (!git.installed() || !git.workTree()) {
            return List.of(withoutGit(git, commitMode));
        }
        List<Check> checks = new ArrayList<>();
        git.operation()
                .ifPresent(operation -> checks.add(Check.error(
                        GIT, "a " + operation + " is half done", "finish it, or git " + operation + " --abort")));
        if (git.branch().isEmpty()) {
            checks.add(
                    Check.warning(GIT, "HEAD is detached: commits would belong to no branch", "git switch a branch"));
        }
        if (git.changedFiles() > 0) {
            checks.add(Check.warning(
                    GIT,
                    git.changedFiles() + " changed files, which the first commit of the batch would take along",
                    "commit or stash them first"));
        }
        if (git.runtimeFilesTracked()) {
            checks.add(Check.warning(
                    GIT,
                    ".sprint-runner/ is under version control: whoever can push chooses which programs run here",
                    "git rm -r --cached .sprint-runner, after reading its settings.yaml"));
        }
        return checks.isEmpty()
                ? List.of(Check.ok(GIT, "clean, on branch " + git.branch().orElseThrow()))
                : checks;
    }

    private static Check withoutGit(DoctorFacts.Git git, CommitMode commitMode) {
        String message = git.installed() ? "the project is no git work tree" : "git is not installed";
        if (commitMode == CommitMode.OFF) {
            return Check.ok(GIT, message + ", and commit_mode is off");
        }
        String mend = git.installed() ? "git init and commit" : "install git";
        return Check.warning(GIT, message + ": nothing can be committed", mend + ", or set commit_mode: off");
    }

    static List<Check> storage(DoctorFacts.Storage storage) {
        return List.of(writing(storage), space(storage));
    }

    private static Check writing(DoctorFacts.Storage storage) {
        return storage.unwritable().isEmpty()
                ? Check.ok("write access", "the project can be written to")
                : Check.error(
                        "write access",
                        "this user may not write to " + names(storage.unwritable()),
                        "change its owner or mode, or run as the user it belongs to");
    }

    private static Check space(DoctorFacts.Storage storage) {
        if (storage.freeBytes().isEmpty()) {
            return Check.warning("disk", "the system does not tell how much is free", "make sure it is 1 GB or more");
        }
        long free = storage.freeBytes().get();
        String message = free / MEGABYTE + " MB free";
        if (free < FREE_TO_RUN) {
            return Check.error("disk", message + ": too little to run", "free at least 1 GB on the project's disk");
        }
        return free < FREE_FOR_A_NIGHT
                ? Check.warning("disk", message + ": a long batch may fill it", "free at least 1 GB")
                : Check.ok("disk", message);
    }
}
