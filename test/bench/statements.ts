import { contactType } from '#crm';
import type { BareStatements } from './bare-server.js';

const columns = [
  '"id"',
  ...contactType.fields.map(({ column, name }) =>
    column === name ? `"${name}"` : `"${column}" AS "${name}"`,
  ),
].join(', ');
const page = 'ORDER BY "last_name" ASC, "id" ASC LIMIT 50 OFFSET 0';
const search = '"search_text" LIKE b2o.fold($1)';

/** What the product sends to PostgreSQL in each case, without what surrounds it. */
export const bareStatements: BareStatements = {
  count: 'SELECT count(*) AS total FROM "crm_contact" WHERE "city" = $1',
  page: `SELECT ${columns} FROM "crm_contact" WHERE "city" = $1 ${page}`,
  searchCount: `SELECT count(*) AS total FROM "crm_contact" WHERE ${search}`,
  searchPage: `SELECT ${columns} FROM "crm_contact" WHERE ${search} ${page}`,
  one: `SELECT ${columns} FROM "crm_contact" WHERE "id" = $1`,
  create: `INSERT INTO "crm_contact" ("id", "first_name", "last_name", "job_title", "emails", "phones", "addresses",
    "created_by", "updated_by", "origin") VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, 'user') RETURNING ${columns}`,
};
