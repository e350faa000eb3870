/** A wrong setting; the message is one line that names the variable and what it must be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
