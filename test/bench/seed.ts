import type { pg } from '#runtime';

/** Invented people: frequent French first names and family names, drawn by an MD5 of the row's number. */
const firstNames = [
  'Hélène',
  'Émilie',
  'François',
  'Zoé',
  'Noël',
  'Chloé',
  'Jérôme',
  'Loïc',
  'Anaïs',
  'Benoît',
  'Camille',
  'Damien',
  'Élodie',
  'Fabien',
  'Gaëlle',
  'Hugo',
  'Inès',
  'Julien',
  'Karine',
  'Léa',
  'Maël',
  'Nadège',
  'Océane',
  'Paul',
  'Quentin',
  'Raphaël',
  'Sébastien',
  'Thérèse',
  'Ulysse',
  'Valérie',
  'William',
  'Yann',
  'Agnès',
  'Bérénice',
  'Cédric',
];
const lastNames = [
  'Lefèvre',
  'Müller',
  'Garçon',
  'Pélissier',
  'Œuvrard',
  'Bœuf',
  'Guérin',
  'Chevalier',
  'Dupré',
  'Besançon',
  'Rivière',
  'Le Goff',
  'Kerbrat',
  'Marchand',
  'Fontaine',
  'Boulanger',
  'Charpentier',
  'Maçon',
  'Tailleur',
  'Berger',
  'Fournier',
  'Vasseur',
  'Prévost',
  'Lemaître',
  'Delattre',
  'Brûlé',
  'Sérurier',
  'Tréguier',
  'Kervella',
  'Aubépine',
  'Valois',
  'Montagné',
  'Laîné',
  'Crépin',
  'Doré',
  'Étienne',
  'Ferrand',
  'Gaudin',
  'Hénaff',
  'Imbert',
  'Jaouen',
  'Klein',
];
export const cities = [
  'Nantes',
  'Angers',
  'Rennes',
  'Brest',
  'Vannes',
  'Lorient',
  'Quimper',
  'Cholet',
  'Saumur',
  'Laval',
  'Le Mans',
  'Tours',
  'Blois',
  'Orléans',
  'Niort',
  'Poitiers',
  'La Rochelle',
  'Saintes',
  'Angoulême',
  'Limoges',
  'Bordeaux',
  'Agen',
  'Pau',
  'Bayonne',
  'Toulouse',
  'Albi',
  'Rodez',
  'Nîmes',
  'Béziers',
  'Sète',
  'Arles',
  'Valence',
  'Annecy',
  'Chambéry',
  'Grenoble',
  'Mâcon',
  'Dijon',
  'Besançon',
  'Épinal',
  'Nancy',
];
const jobs = ['Acheteuse', 'Gérant', 'Comptable', 'Conductrice de travaux', 'Architecte', 'Chef de chantier'];

/** Searches that only find something when accents and ligatures are ignored. */
export const searches = [
  'helene',
  'lefevre',
  'jerome',
  'oeuvrard',
  'guerin',
  'tregui',
  'besancon',
  'benoit laine',
];

/** The columns that the bench fills in, in this order. */
export const seededColumns =
  'id, first_name, last_name, job_title, emails, phones, addresses, language, do_not_call';

const literals = (values: readonly string[]): string =>
  `ARRAY[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',')}]`;

/** Puts `count` rows into bench.contact, the same ones at each run, as a source to copy from. */
export async function makeContacts(client: pg.Client, count: number): Promise<void> {
  await client.query(`
    DROP SCHEMA IF EXISTS bench CASCADE;
    CREATE SCHEMA bench;
    CREATE FUNCTION bench.draw(n integer, salt text, size integer) RETURNS integer LANGUAGE sql IMMUTABLE
      RETURN (('x' || substr(md5(salt || n), 1, 7))::bit(28)::integer % size) + 1;
    CREATE FUNCTION bench.pick(n integer, salt text, choices text[]) RETURNS text LANGUAGE sql IMMUTABLE
      RETURN choices[bench.draw(n, salt, cardinality(choices))];
    CREATE TABLE bench.contact AS
    SELECT n,
      bench.pick(n, 'first', ${literals(firstNames)}) AS first_name,
      bench.pick(n, 'last', ${literals(lastNames)}) || CASE WHEN n % 7 = 0 THEN '-' || n ELSE '' END AS last_name,
      bench.pick(n, 'job', ${literals(jobs)}) AS job_title,
      jsonb_build_array(jsonb_build_object('label', 'work', 'address', 'personne' || n || '@exemple.test')) AS emails,
      jsonb_build_array(jsonb_build_object('label', 'work',
        'number', '+3327' || lpad(bench.draw(n, 'phone', 9999999)::text, 7, '0'))) AS phones,
      jsonb_build_array(jsonb_build_object('label', 'work', 'line1', bench.draw(n, 'street', 199) || ' rue des Essais',
        'postalCode', lpad((bench.draw(n, 'city', ${cities.length}) * 1000 + 100)::text, 5, '0'),
        'city', bench.pick(n, 'city', ${literals(cities)}), 'country', 'FR')) AS addresses,
      CASE WHEN n % 10 = 0 THEN 'en' ELSE 'fr' END AS language,
      n % 9 = 0 AS do_not_call
    FROM generate_series(1, ${count}) n`);
}

/** Copies the first rows of bench.contact into instances; ids follow from schema and row number. */
export async function copyContacts(
  client: pg.Client,
  schemas: readonly string[],
  count: number,
): Promise<void> {
  for (const schema of schemas)
    await client.query(
      `INSERT INTO "${schema}".crm_contact (${seededColumns})
       SELECT md5($1 || n)::uuid, ${seededColumns.replace('id, ', '')} FROM bench.contact WHERE n <= $2`,
      [schema, count],
    );
  await settle(
    client,
    schemas.map((schema) => `"${schema}".crm_contact`),
  );
}

/** Leaves tables as autovacuum would have, long after their rows came. @param places their names with their schemas. */
export async function settle(client: pg.Client, places: readonly string[]): Promise<void> {
  // With synchronous_commit off, rows whose commit has not reached the log yet cannot be marked visible to all.
  await client.query('CHECKPOINT');
  for (const place of places) await client.query(`VACUUM (ANALYZE) ${place}`);
}
