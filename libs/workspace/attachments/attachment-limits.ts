const mebibyte = 1024 * 1024;

/** What an instance may keep. Bytes are counted as sent, also where two files have the same content. */
export const attachmentLimits = {
  bytesOfOne: 25 * mebibyte,
  ofRecord: 500,
  ofInstance: 100_000,
  bytesOfInstance: 20 * 1024 * mebibyte,
  nameLength: 200,
} as const;
