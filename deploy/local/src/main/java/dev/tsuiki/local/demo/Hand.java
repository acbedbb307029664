package dev.tsuiki.local.demo;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Writes by hand: letters as strokes of a pen, each a little different every time. Also spares us
 * the fonts, which bare machines are without.
 */
final class Hand {

  /** Points x y on a grid 5 wide and 10 high, baseline at 7; strokes are parted by a slash. */
  private static final String LETTERS =
      """
      0 20 01 06 27 46 41 20
      1 11 20 27
      2 01 10 30 41 33 07 47
      3 00 40 23 44 46 27 06
      4 30 05 45/33 37
      5 40 00 03 33 45 36 27 07
      6 40 13 05 27 45 34 04
      7 00 40 17
      8 23 01 20 41 23 06 27 46 23
      9 42 33 02 10 40 42 37
      a 43 13 06 27 44 43 47
      b 00 07 27 45 33 04
      c 43 13 05 17 47
      d 43 13 05 17 45/40 47
      e 05 45 33 13 05 17 46
      f 40 21 27/04 34
      g 43 13 05 26 44/43 48 29 09
      h 00 07/05 23 43 47
      i 23 27/21 21
      j 33 38 19 09/31 31
      k 00 07/43 05 47
      l 20 26 37
      m 03 07/05 13 23 27/25 33 43 47
      n 03 07/05 23 43 47
      o 23 04 06 27 46 44 23
      p 03 09/04 33 45 27 06
      q 43 13 05 26 44/43 49
      r 03 07/05 23 43
      s 43 13 04 35 46 27 07
      t 20 26 37/03 43
      u 03 06 27 45/43 47
      v 03 27 43
      w 03 17 24 37 43
      x 03 47/43 07
      y 03 25/43 09
      z 03 43 07 47
      + 05 45/23 27
      - 05 45
      = 04 44/06 46
      . 27 27
      ( 30 12 15 37
      ) 10 32 35 17
      | 20 28
      * 03 46/43 06
      ^ 12 20 32
      _ 08 48
      { 40 21 23 04 25 27 48
      } 00 21 23 44 25 27 08
      \\ 00 47
      D 10 30 44 36 17 05 14 34
      S 40 00 24 07 47
      R 04 17 40
      """;

  private static final Map<Character, String[]> STROKES = new HashMap<>();

  static {
    for (String line : LETTERS.lines().toList()) {
      STROKES.put(line.charAt(0), line.substring(2).split("/"));
    }
  }

  private final Graphics2D canvas;
  private final Random random;

  Hand(Graphics2D canvas, Random random) {
    this.canvas = canvas;
    this.random = random;
  }

  static double width(String text, double size) {
    return text.length() * size * 0.62;
  }

  /** Neat, for labels. */
  void print(String text, double x, double y, double size) {
    write(text, x, y, size, 0);
  }

  /**
   * As people write, with an unsteadiness in parts of the size; y is the top, the baseline is at
   * 0.7 of the size.
   */
  void write(String text, double x, double y, double size, double unsteady) {
    for (int i = 0; i < text.length(); i++) {
      String[] strokes = STROKES.get(text.charAt(i));
      if (strokes != null) {
        double drop = random.nextGaussian() * unsteady * size * 0.8;
        for (String stroke : strokes) {
          draw(stroke.split(" "), x + i * size * 0.62, y + drop, size / 10, unsteady * size);
        }
      }
    }
  }

  private void draw(String[] points, double x, double y, double unit, double unsteady) {
    double[] xs = new double[points.length];
    double[] ys = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      xs[i] = x + (points[i].charAt(0) - '0') * unit * 1.1 + random.nextGaussian() * unsteady;
      ys[i] = y + (points[i].charAt(1) - '0') * unit + random.nextGaussian() * unsteady;
    }
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < points.length - 1; i++) {
      path.quadTo(xs[i], ys[i], (xs[i] + xs[i + 1]) / 2, (ys[i] + ys[i + 1]) / 2);
    }
    path.lineTo(xs[points.length - 1], ys[points.length - 1]);
    canvas.draw(path);
  }
}
