/** Where copies of the control plane lie: beside the folders of the instances, here and on the second site. */
export const platformFolder = 'platform';

const namePattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{12}\.json\.gz\.age$/;
/** No layer keeps a copy for longer (backup.md 0.8). */
const keptDays = 30;

/** @param mark the beginning of the contents' digest: equal contents show without a key being asked. */
export const platformFile = (takenAt: Date, mark: string): string =>
  `${takenAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z-${mark}.json.gz.age`;

/** A copy is whole with its signature beside it. */
export const signatureOf = (file: string): string => `${file}.sig`;

/** The copies among the files of a folder, the newest first. */
export const platformFilesIn = (names: readonly string[]): string[] =>
  names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse();

/** Those that are too old; the newest stays, however old it is. */
export function expiredIn(names: readonly string[], now: Date): string[] {
  const limit = new Date(now.getTime() - keptDays * 86_400_000).toISOString().slice(0, 10);
  const [, ...older] = platformFilesIn(names);
  return older.filter((name) => name < limit);
}
