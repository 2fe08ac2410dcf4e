package glomers.workbench.program;

import java.nio.file.Path;

/**
 * A source file, as it was when it was read. Immutable.
 *
 * @param path the path, as the user would name it
 */
public record SourceFile(Path path, String text) {}
