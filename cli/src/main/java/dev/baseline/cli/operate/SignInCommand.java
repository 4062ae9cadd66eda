package dev.baseline.cli.operate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a link that signs a person in, once. */
@Command(
    name = "sign-in",
    mixinStandardHelpOptions = true,
    description = "Prints a link that signs you in in a browser, once, within the hour.")
public final class SignInCommand implements Callable<Integer> {

  @Mixin private ServerConnection server = new ServerConnection();

  @Override
  public Integer call() {
    var link = server.send("POST", "/sign-in-links", Optional.of(Map.of()));
    System.out.println(link.path("url").asString());
    return 0;
  }
}
