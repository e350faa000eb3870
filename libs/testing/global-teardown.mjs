// Ends the throw-away PostgreSQL of the run, if there is one, and deletes its files.
export default async () => {
  await globalThis.b2oTestPostgres?.release();
};
