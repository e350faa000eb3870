import { contactType } from '#crm';
import type { ListQuery } from '#runtime';
import { columnList, pageStatement } from '../../libs/runtime/records/page-statement.js';
import type { BareStatements } from './bare-server.js';

const columns = columnList(contactType);
const page = (where: string, search: string[]): string => {
  const query: ListQuery = {
    page: 1,
    perPage: 50,
    sort: contactType.field('lastName'),
    order: 'ASC',
    search,
    filters: [],
  };
  return pageStatement({ columns, table: '"crm_contact"' }, ` WHERE ${where}`, query);
};

/** What the product sends to PostgreSQL in each case, without what surrounds it. */
export const bareStatements: BareStatements = {
  list: page('"city" = $1', []),
  search: page('"search_text" LIKE b2o.fold($1)', ['any']),
  one: `SELECT ${columns} FROM "crm_contact" WHERE "id" = $1`,
  create: `INSERT INTO "crm_contact" ("id", "first_name", "last_name", "job_title", "emails", "phones", "addresses",
    "created_by", "updated_by", "origin") VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, 'user') RETURNING ${columns}`,
};
