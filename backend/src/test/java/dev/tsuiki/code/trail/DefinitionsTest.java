package dev.tsuiki.code.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  /** Every definition as name, where it begins (comment, decorator, head) and its end, from 1. */
  private static List<String> of(String text) {
    var source = Source.of("a.py", text);
    return IntStream.range(0, source.definitions().size())
        .mapToObj(
            i -> {
              var d = source.definitions().get(i);
              return "%s %d %d %d-%d"
                  .formatted(
                      source.qualified(i),
                      d.comment() + 1,
                      d.decorators() + 1,
                      d.head() + 1,
                      d.end() + 1);
            })
        .toList();
  }

  @Test
  void nestedAndAsyncDefinitionsEndWithTheirLastStatement() {
    assertEquals(
        List.of("A 1 1 1-7", "A.f 2 2 2-4", "A.f.g 3 3 3-4", "A.h 6 6 6-7", "k 10 11 11-11"),
        of(
            """
            class A(B):
                def f(self):
                    async def g():
                        return 1

                async  def h(self):
                    pass
                    # no statement

            # about k
            def k(): return 2
            """));
  }

  @Test
  void decoratorsAndTheCommentAboveBelongToTheBeginning() {
    assertEquals(
        List.of("f 2 4 7-8"),
        of(
            """
            x = 1
            # what f is for
            # and why
            @first(
                a)
            @second
            def f():
                pass
            """));
  }

  @Test
  void stringsBracketsAndBackslashesDoNotEndADefinition() {
    assertEquals(
        List.of("f 1 1 1-16", "g 17 17 17-18"),
        of(
            """
            def f(a,
            b=")",
            c='\\''):
                \"""text
            def inner(): not one
                \"""
                x = [
            1,
            ]
                y = 1 + \\
            2
                z = f"{x['a']} {y!r:>{z}} {{"
                w = r'\\'
                s = 'it\\
            continues'
                return f'''{x}'''
            def g():
                pass
            """));
  }

  @Test
  void whatIsNoValidPythonCostsOnlyTheLinesAroundTheFault() {
    assertEquals(
        List.of("f 1 1 1-2", "g 3 3 3-4", "h 6 6 6-7"),
        of(
            """
            def f():
                x = foo(1, [2
            def g():
                return "open
            }}}
            def h():
                pass
            """));
  }

  @Test
  void commandsOfANotebookAreNoPython() {
    assertEquals(
        List.of("f 3 3 3-4"), of("%matplotlib inline\n!pip install 'x\ndef f():\n    pass\n"));
  }

  @Test
  void depthIsBounded() {
    var deep = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      deep.append(" ".repeat(i)).append("def f").append(i).append("():\n");
    }
    var found = Source.of("a.py", deep.toString()).definitions();
    assertTrue(found.size() <= 100, () -> found.size() + " definitions");
  }

  @Test
  void aFileOfAnotherKindHasNone() {
    assertEquals(List.of(), Source.of("a.txt", "def f():\n    pass\n").definitions());
    assertEquals(1, Source.of("n.ipynb#3", "def f():\n    pass\n").definitions().size());
  }
}
