package dev.tsuiki.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tsuiki.account.Permission;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.tsuiki", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Lowest first: a room uses only what stands before it. */
  private static final List<String> ROOMS =
      List.of(
          "web",
          "storage",
          "account",
          "notebook",
          "journal",
          "annotation",
          "attachment",
          "code",
          "curve",
          "experiment",
          "topic");

  /** May use all the rooms; nobody uses them. */
  private static final List<String> READERS = List.of("search", "share", "exchange");

  /** What is no record may be put or deleted: settings, members, tokens, the session, bytes. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "NotebookResource",
          "MemberResource",
          "InvitationResource",
          "InstanceAccountResource",
          "InstanceNotebookResource",
          "TokenResource",
          "SessionResource",
          "ShareResource",
          "BlobResource");

  @ArchTest static final ArchRule roomsUseOnlyTheRoomsBelow = rooms();

  @ArchTest
  static final ArchRule nothingDependsOnAReader =
      noClasses()
          .that(DescribedPredicate.not(anyOf(READERS)))
          .and()
          // the house itself, which only says which room a command line is for
          .resideOutsideOfPackage("dev.tsuiki")
          .should()
          .dependOnClassesThat(anyOf(READERS))
          .because("search, share and exchange are built upon everything else")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule followingCodeIsPureLogic =
      noClasses()
          .that()
          .resideInAPackage("dev.tsuiki.code.trail..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "java.sql..", "io.quarkus..", "org.hibernate..")
          .because("a trail is tried against real histories without a server");

  @ArchTest
  static final ArchRule everyEndpointDeclaresWhoMayUseIt =
      methods()
          .that(areEndpoints())
          .should()
          .beAnnotatedWith(Permission.class)
          .andShould()
          .bePublic();

  @ArchTest
  static final ArchRule anEntityNeverCrossesHttp =
      noMethods().that(areEndpoints()).should(mentionAnEntity());

  @ArchTest
  static final ArchRule recordsAreNeverChanged =
      noMethods()
          .that()
          .areDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are about records", type -> !CHANGEABLE.contains(type.getSimpleName())))
          .should()
          .beAnnotatedWith(PUT.class)
          .orShould()
          .beAnnotatedWith(DELETE.class)
          .orShould()
          .beAnnotatedWith(PATCH.class);

  @ArchTest
  static final ArchRule nullIsAlwaysSaid =
      classes()
          .should(
              new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          type,
                          marked,
                          type.getPackageName() + " has no @NullMarked package-info"));
                }
              });

  private static ArchRule rooms() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (var room : ROOMS) {
      layers = layers.optionalLayer(room).definedBy("dev.tsuiki." + room + "..");
    }
    for (int i = 0; i < ROOMS.size(); i++) {
      var above = ROOMS.subList(i + 1, ROOMS.size());
      layers =
          above.isEmpty()
              ? layers.whereLayer(ROOMS.get(i)).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(ROOMS.get(i))
                  .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
    }
    return layers;
  }

  private static DescribedPredicate<JavaClass> anyOf(List<String> rooms) {
    return JavaClass.Predicates.resideInAnyPackage(
        rooms.stream().map(room -> "dev.tsuiki." + room + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are endpoints",
        method ->
            method.getOwner().isAnnotatedWith(Path.class)
                && method.getAnnotations().stream()
                    .map(JavaAnnotation::getRawType)
                    .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class)));
  }

  private static ArchCondition<JavaMethod> mentionAnEntity() {
    return new ArchCondition<>("take or give an entity") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getAllInvolvedRawTypes().stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.satisfied(
                            method, method.getFullName() + " → " + type.getName())));
      }
    };
  }
}
