package glomers.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A page in a headless Chromium. Not thread-safe. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens a file, and waits until it is drawn. Skips the test if this machine has no Chromium. */
  static Browser open(Path page) {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "there is no " + CHROMIUM + " with " + DRIVER + ": Debian's chromium and chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic");
    options.addArguments("--no-first-run", "--disable-background-networking");
    options.addArguments("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.manage().timeouts().scriptTimeout(PATIENCE);
    browser.size(1280, 1000);
    browser.driver.get(page.toUri().toString());
    try {
      browser.waitUntil("return document.documentElement.dataset.ready === 'true'");
    } catch (ScriptTimeoutException e) {
      List<String> complaints = browser.complaints();
      browser.close();
      throw new AssertionError(page + " is not drawn: " + complaints, e);
    }
    return browser;
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Tells the page that its reader wants less motion. */
  void reduceMotion() {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Waits until a script in the page returns true. */
  void waitUntil(String script) {
    driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];"
            + "const check = () => {"
            + script
            + "};"
            + "const poll = () => check() ? done() : setTimeout(poll, 10); poll();");
  }

  /** Runs a script in the page, and returns what it returns. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script in the page that may await, and waits until it is done. */
  void runAsync(String script) {
    Object error =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "(async () => {"
                + script
                + "})().then(() => done(null), (error) => done(String(error)));");
    if (error != null) {
      throw new AssertionError(error);
    }
  }

  /** Chooses a value in a form control, as its user would. */
  void select(String id, Object value) {
    run(
        "const control = document.getElementById(arguments[0]); control.value = arguments[1];"
            + "control.dispatchEvent(new Event('change'));",
        id,
        value);
  }

  /** The number of elements that a CSS selector selects. */
  int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of the elements that a CSS selector selects. */
  List<String> texts(String selector) {
    return all(selector).stream().map(element -> element.getDomProperty("textContent")).toList();
  }

  /** What the console says, and the requests that leave the page. A good page has neither. */
  List<String> complaints() {
    return Stream.concat(
            driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage),
            driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.matches(".*\"url\":\"(file|data):.*")))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
