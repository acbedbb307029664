package dev.tsuiki.local.demo;

import dev.tsuiki.local.demo.Story.Trial;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What a training script would have drawn of a trial; equal trials give equal pictures. */
final class Pictures {

  private static final Color PAPER = new Color(0xFCFBF8);
  private static final Color INK = new Color(0x23303B);
  private static final Color FAINT = new Color(0xDAD7CF);
  private static final Color GREY = new Color(0x9AA0A3);
  private static final Color RED = new Color(0xB2452C);
  private static final Color GREEN = new Color(0x3C7A57);
  private static final List<String> FORMULAS =
      List.of(
          "x^2+1", "a+b@2c", "R3x-1", "y=2x", "S_ik^2", "1@n+1", "Dy@Dx", "(x-1)^3", "2*3x",
          "e^x-1@x");

  private final Trial trial;
  private final @Nullable Trial parent;
  private final Random random;

  Pictures(Trial trial, @Nullable Trial parent) {
    this.trial = trial;
    this.parent = parent;
    this.random = new Random(trial.key().hashCode());
  }

  byte[] draw(String label) throws IOException {
    int height = label.equals("confusion") ? 560 : label.equals("attention") ? 260 : 400;
    int width = label.equals("confusion") ? 560 : 640;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(PAPER);
    canvas.fillRect(0, 0, width, height);
    pen(canvas, INK, 1.6f);
    switch (label) {
      case "loss" -> loss(canvas);
      case "confusion" -> confusion(canvas);
      case "attention" -> attention(canvas);
      default -> samples(canvas);
    }
    canvas.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private void loss(Graphics2D canvas) {
    Hand hand = new Hand(canvas, random);
    for (int i = 0; i <= 4; i++) {
      double y = 350 - i * 75;
      pen(canvas, FAINT, 1f);
      canvas.draw(new Line2D.Double(56, y, 610, y));
      pen(canvas, GREY, 1.3f);
      hand.print(String.valueOf(i), 36, y - 8, 15);
    }
    int epochs = Integer.parseInt(trial.code().getOrDefault("epochs", "30"));
    for (int i = 0; i <= 3; i++) {
      hand.print(String.valueOf(epochs * i / 3), 52 + i * 180, 366, 15);
    }
    hand.print("epoch", 300, 382, 14);
    if (parent != null) {
      pen(canvas, FAINT.darker(), 1.6f);
      canvas.draw(curve(parent, 0.02, new Random(parent.key().hashCode())));
    }
    pen(canvas, GREY, 1.6f);
    canvas.draw(curve(trial, -0.25, random));
    pen(canvas, RED, 2.4f);
    canvas.draw(curve(trial, 0.02, new Random(trial.key().hashCode())));
    pen(canvas, INK, 1.8f);
    canvas.draw(new Line2D.Double(56, 30, 56, 350));
    canvas.draw(new Line2D.Double(56, 350, 612, 350));
    legend(canvas, hand);
  }

  private void legend(Graphics2D canvas, Hand hand) {
    pen(canvas, INK, 1.5f);
    hand.print(trial.key(), 330, 26, 18);
    pen(canvas, RED, 1.5f);
    hand.print("val " + trial.results().getOrDefault("loss", ""), 330, 54, 16);
    pen(canvas, GREY, 1.3f);
    hand.print("train", 460, 54, 16);
    if (parent != null) {
      pen(canvas, FAINT.darker(), 1.4f);
      hand.print(parent.key(), 330, 80, 15);
    }
  }

  /** Falls as losses do: quickly, then slowly, with the noise that small batches have. */
  private static Path2D curve(Trial trial, double offset, Random noise) {
    boolean breaks = !(trial.results().get("loss") instanceof Double);
    double end = trial.results().get("loss") instanceof Double d ? d : 1.6;
    double shake = trial.code().containsKey("ema") ? 0.012 : 0.035;
    double bend = trial.code().containsKey("sched") ? 3.2 : 5.0;
    Path2D path = new Path2D.Double();
    int steps = breaks ? 26 : 90;
    for (int i = 0; i <= steps; i++) {
      double t = i / 90.0;
      double value =
          end + offset * Math.min(1, t * 3) + (3.9 - end) * Math.exp(-bend * t * 1.6) * (1 - t);
      value += noise.nextGaussian() * shake * (1.2 - t) * (offset < 0 ? 0.5 : 1);
      if (breaks && i > 22) {
        value += (i - 22) * (i - 22) * 0.35;
      }
      double x = 58 + t * 548;
      double y = Math.max(20, 350 - Math.max(0.05, value) * 75);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private void confusion(Graphics2D canvas) {
    String symbols = "x*1l|2Dz0o5s";
    Hand hand = new Hand(canvas, random);
    double cell = 38;
    double acc = trial.results().get("acc") instanceof Double d ? d : 0.1;
    pen(canvas, INK, 1.5f);
    hand.print(trial.key(), 64, 16, 18);
    for (int row = 0; row < symbols.length(); row++) {
      pen(canvas, GREY, 1.5f);
      hand.print(symbols.substring(row, row + 1), 40, 66 + row * cell, 20);
      hand.print(symbols.substring(row, row + 1), 74 + row * cell, 524, 20);
      for (int column = 0; column < symbols.length(); column++) {
        double share = share(row, column, acc);
        canvas.setColor(mix(row == column ? INK : RED, share));
        canvas.fill(
            new Rectangle2D.Double(64 + column * cell, 58 + row * cell, cell - 2, cell - 2));
      }
    }
  }

  /**
   * Neighbours in pairs are what is confused: x and ×, 1 and l and |, 2 and ∂ and z, 0 and o, 5 and
   * s.
   */
  private double share(int row, int column, double acc) {
    int[] group = {0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4};
    double wrong = (1 - acc) * (0.7 + 0.6 * random.nextDouble());
    if (row == column) {
      return 1 - wrong * 0.7;
    }
    return group[row] == group[column] ? wrong * 0.75 : wrong * 0.12 * random.nextDouble();
  }

  private void samples(Graphics2D canvas) {
    double acc = trial.results().get("acc") instanceof Double d ? d : 0.1;
    List<String> formulas = new ArrayList<>(FORMULAS);
    Collections.shuffle(formulas, random);
    for (int i = 0; i < 6; i++) {
      double x = 14 + (i % 3) * 206;
      double y = 14 + (i / 3) * 188;
      pen(canvas, FAINT, 1.2f);
      canvas.draw(new Rectangle2D.Double(x, y, 200, 180));
      String formula = formulas.get(i);
      pen(canvas, INK, 3.2f);
      formula(new Hand(canvas, random), canvas, formula, x + 26, y + 34);
      boolean right = random.nextDouble() < Math.pow(acc, 0.7) + 0.06;
      pen(canvas, right ? GREEN : RED, 1.5f);
      new Hand(canvas, random).print(read(formula, right), x + 10, y + 152, 15);
    }
  }

  private void formula(Hand hand, Graphics2D canvas, String formula, double x, double y) {
    double unsteady = 0.018 + random.nextDouble() * 0.022;
    String[] parts = formula.split("@");
    if (parts.length > 1) {
      line(hand, parts[0], x + 30, y - 12, 40, unsteady);
      canvas.draw(
          new Line2D.Double(
              x + 12, y + 40 + random.nextInt(6), x + 136, y + 40 + random.nextInt(6)));
      line(hand, parts[1], x + 30, y + 52, 40, unsteady);
    } else if (formula.startsWith("R")) {
      Path2D root = new Path2D.Double();
      root.moveTo(x, y + 40);
      root.lineTo(x + 14, y + 66);
      root.lineTo(x + 30, y + 2 + random.nextInt(5));
      root.lineTo(x + 140, y + random.nextInt(6));
      canvas.draw(root);
      line(hand, formula.substring(1), x + 38, y + 14, 52, unsteady);
    } else {
      line(hand, formula, x - 6, y + 14, formula.length() > 6 ? 42 : 56, unsteady);
    }
  }

  private static void line(
      Hand hand, String text, double x, double y, double size, double unsteady) {
    double at = x;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '^' || c == '_') && i + 1 < text.length()) {
        i++;
        double drop = c == '^' ? -0.2 : 0.55;
        hand.write(text.substring(i, i + 1), at, y + drop * size, size * 0.6, unsteady);
        at += size * 0.4;
      } else {
        hand.write(text.substring(i, i + 1), at, y, size, unsteady);
        at += size * 0.64;
      }
    }
  }

  /**
   * The LaTeX that was read; a wrong one is wrong as these are: x for ×, an index lost, 2 for ∂.
   */
  private static String read(String formula, boolean right) {
    String[] parts = formula.split("@");
    String latex =
        parts.length > 1
            ? "\\frac{" + parts[0] + "}{" + parts[1] + "}"
            : formula.startsWith("R") ? "\\sqrt{" + formula.substring(1) + "}" : formula;
    if (!right) {
      latex =
          latex.contains("*") ? latex.replace('*', 'x') : latex.replace("^", "").replace("_", "");
      latex = latex.replace('D', '2').replace("-1", "-l").replace("+1", "+").replace("b", "6");
    }
    return latex.replace("D", "\\d ").replace("S", "\\sum").replace("*", "\\times ");
  }

  private void attention(Graphics2D canvas) {
    String formula = "3*4x^2+1";
    Hand hand = new Hand(canvas, random);
    double focus = trial.code().containsKey("coverage") ? 26 : 46;
    for (int i = 0; i < 6; i++) {
      double x = 66 + i * 64 + random.nextGaussian() * focus / 5;
      double y = 120 + random.nextGaussian() * focus / 4;
      for (int ring = 6; ring > 0; ring--) {
        double r = focus * ring / 4.4;
        canvas.setColor(new Color(178, 69, 44, 14));
        canvas.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
      }
    }
    pen(canvas, INK, 3.6f);
    line(hand, formula, 40, 70, 96, 0.02);
    pen(canvas, INK, 1.5f);
    hand.print(trial.key(), 24, 228, 18);
  }

  private static void pen(Graphics2D canvas, Color color, float width) {
    canvas.setColor(color);
    canvas.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static Color mix(Color ink, double share) {
    double s = Math.max(0.02, Math.min(1, share));
    return new Color(
        (int) (PAPER.getRed() + (ink.getRed() - PAPER.getRed()) * s),
        (int) (PAPER.getGreen() + (ink.getGreen() - PAPER.getGreen()) * s),
        (int) (PAPER.getBlue() + (ink.getBlue() - PAPER.getBlue()) * s));
  }
}
