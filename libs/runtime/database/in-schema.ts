/**
 * SQL: the oids of what lies in a schema, as an array. By the index of pg_depend: pg_class has none by schema, so that
 * looking through it takes longer with every instance on the server.
 * @param catalog of which the oids are: relations are tables, views and sequences, without the indexes of tables.
 * @param schema an expression for its oid.
 */
export const inSchema = (
  catalog: 'pg_class' | 'pg_proc' | 'pg_type',
  schema = 'current_schema()::regnamespace',
): string => `ARRAY(SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_namespace'::regclass
  AND d.refobjid = ${schema} AND d.classid = '${catalog}'::regclass)`;
