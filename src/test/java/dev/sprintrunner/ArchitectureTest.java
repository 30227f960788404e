package dev.sprintrunner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The arrows and house rules of {@code docs/ARCHITECTURE.md}. */
@AnalyzeClasses(packages = "dev.sprintrunner", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "dev.sprintrunner.";
    private static final String[] PURE = packages("command", "sprint", "report", "claude.protocol", "workflow");

    @ArchTest
    static final ArchRule commandImportsNothingOfOurs = onlyImports("command");

    @ArchTest
    static final ArchRule sprintImportsNothingOfOurs = onlyImports("sprint");

    @ArchTest
    static final ArchRule protocolImportsNothingOfOurs = onlyImports("claude.protocol");

    @ArchTest
    static final ArchRule processImportsNothingOfOurs = onlyImports("claude.process");

    @ArchTest
    static final ArchRule gitImportsNothingOfOurs = onlyImports("git");

    @ArchTest
    static final ArchRule reportImportsCommandAlone = onlyImports("report", "command");

    @ArchTest
    static final ArchRule workflowImportsPurePackagesAlone = onlyImports("workflow", "command", "report", "sprint");

    @ArchTest
    static final ArchRule promptImportsCommandAlone = onlyImports("prompt", "command");

    @ArchTest
    static final ArchRule configImportsCommandAlone = onlyImports("config", "command");

    @ArchTest
    static final ArchRule projectImportsSprintAndCommandAlone = onlyImports("project", "sprint", "command");

    @ArchTest
    static final ArchRule storeImportsPurePackagesAlone =
            onlyImports("store", "command", "sprint", "report", "claude.protocol", "workflow", "prompt", "config");

    @ArchTest
    static final ArchRule engineImportsNeitherWebNorCliNorDemo = noClasses()
            .that()
            .resideInAPackage(BASE + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("web", "cli", "demo"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule webImportsNeitherCliNorDemo = noClasses()
            .that()
            .resideInAPackage(BASE + "web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("cli", "demo"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingImportsTheEntryPoint = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sprintrunner")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sprintrunner")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(BASE + "(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureCodeTouchesNoFileDatabaseOrProcess = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)|java\\.lang\\.(Process.*|Runtime)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureCodeStartsNoThread = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.concurrent\\..*Execut.*|java\\.util\\.(Timer.*|concurrent\\.CompletableFuture)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureCodeReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(
                    target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now|system.*|tick.*"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureCodeRollsNoDice = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .allowEmptyShould(true);

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses ours) {
        Set<JavaPackage> packages = ours.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as("%s is @NullMarked in a package-info", p.getName())
                        .isTrue());
    }

    private static ArchRule onlyImports(String name, String... others) {
        String[] allowed =
                packages(Stream.concat(Stream.of(name), Arrays.stream(others)).toArray(String[]::new));
        return classes()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.sprintrunner..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> BASE + name + "..").toArray(String[]::new);
    }
}
