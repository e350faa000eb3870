import { Injectable } from '@nestjs/common';
import { type ListQuery, placeOf, RecordsRepository, TenantDb } from '#runtime';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import type { BoardColumn, OpportunityCard, StageSummary } from './board-answers.js';
import { type Opportunity, opportunityType } from './opportunity.entity.js';

type Figures = StageSummary & Pick<BoardColumn, 'count' | 'amount' | 'weightedAmount'>;

/** What a card shows, and may be sorted by: read once where the cards are found. */
const cardColumns = `id, version, name, stage_id, state, amount, probability, weighted_amount, expected_close_on, stage_since,
  closed_at, next_action_at, city, owner_id, tag_ids, company_id, contact_id, custom, created_at, updated_at`;

/** What a board shows beside the filters: what is open, and what was won or lost since some moment. */
export interface BoardQuery extends ListQuery {
  readonly closedSince: Date;
}

/** Boards: the opportunities of a list by their stages, by two statements whatever the number of stages. */
@Injectable()
export class BoardRepository extends RecordsRepository<Opportunity> {
  constructor(
    db: TenantDb,
    private readonly companies: CompaniesRepository,
    private readonly contacts: ContactsRepository,
  ) {
    super(db, opportunityType);
  }

  /** The stages of a pipeline, in order, with the figures of all that the actor may read there. */
  async figures(pipelineId: string, query: BoardQuery): Promise<Figures[]> {
    const values: unknown[] = [pipelineId];
    return this.db.query<Figures>(
      `SELECT s.id, s.name, s.kind, s.position, s.probability, s.max_age_days AS "maxAgeDays",
         s.required_fields AS "requiredFields", coalesce(f.count, 0) AS count,
         coalesce(f.amount, 0.00) AS amount, coalesce(f.weighted, 0.00) AS "weightedAmount"
       FROM crm_stage s LEFT JOIN (
         SELECT stage_id, count(*) AS count, sum(amount) AS amount, sum(weighted_amount) AS weighted
         FROM (${this.shown('stage_id, amount, weighted_amount', query, values)}) shown GROUP BY stage_id
       ) f ON f.stage_id = s.id
       WHERE s.pipeline_id = $1 ORDER BY s.position, s.id`,
      values,
    );
  }

  /** The cards of one page of every stage, each stage's in the order of the list. */
  async cards(pipelineId: string, query: BoardQuery): Promise<OpportunityCard[]> {
    const values: unknown[] = [pipelineId];
    const placed =
      query.search.length > 0 ? this.foundBySearch(query, values) : this.firstOfStages(query, values);
    const company = this.companies.isReadable('c.id', values);
    const contact = this.contacts.isReadable('p.id', values);
    // Names row by row: joined, they would be read of all companies and contacts that there are.
    return this.db.query<OpportunityCard>(
      `SELECT o.id, o.version, o.name, o.stage_id AS "stageId", o.state, o.amount, o.probability,
         o.weighted_amount AS "weightedAmount", o.expected_close_on AS "expectedCloseOn",
         o.stage_since AS "stageSince", o.closed_at AS "closedAt", o.next_action_at AS "nextActionAt", o.city,
         o.owner_id AS "ownerId", o.tag_ids AS "tagIds", o.company_id AS "companyId", o.contact_id AS "contactId",
         (SELECT c.name FROM crm_company c WHERE c.id = o.company_id AND ${company}) AS "companyName",
         (SELECT trim(p.first_name || ' ' || p.last_name) FROM crm_contact p
          WHERE p.id = o.contact_id AND ${contact}) AS "contactName"
       FROM ${placed}
       ORDER BY o.stage_id, ${placeOf(query.sort, 'o')} ${query.order}, o.id ${query.order}`,
      values,
    );
  }

  /** The first of each stage, each found by an index where the order has one. */
  private firstOfStages(query: BoardQuery, values: unknown[]): string {
    const conditions = this.conditionsOf(query, 'read', values);
    const since = conditions.bind(query.closedSince);
    const those = conditions.toString() || ' WHERE true';
    const { sort, order, page, perPage } = query;
    const first = `ORDER BY ${placeOf(sort)} ${order}, "id" ${order} LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
    const cards = `SELECT ${cardColumns} FROM crm_opportunity${those}`;
    return `(SELECT id FROM crm_stage WHERE pipeline_id = $1) s CROSS JOIN LATERAL (
        (${cards} AND stage_id = s.id AND closed_at IS NULL ${first})
        UNION ALL
        (${cards} AND stage_id = s.id AND closed_at >= ${since} AND state <> 'abandoned' ${first})
      ) o`;
  }

  /** The first of each stage among those that match some words: found first, by the index of the search. */
  private foundBySearch(query: BoardQuery, values: unknown[]): string {
    const { sort, order, page, perPage } = query;
    const shown = this.shown(`stage_id, id, ctid AS place, ${placeOf(sort)} AS sorted`, query, values);
    // By their places: how many there are is a wild guess to the planner, who would rather read the whole table.
    return `crm_opportunity o WHERE o.ctid = ANY (ARRAY(SELECT place FROM (
        SELECT place, row_number() OVER (PARTITION BY stage_id ORDER BY sorted ${order}, "id" ${order}) AS rank
        FROM (${shown}) shown
      ) found WHERE rank > ${(page - 1) * perPage} AND rank <= ${page * perPage}))`;
  }

  /** What a board shows, as two lists that an index finds each: what is open, and what was won or lost lately. */
  private shown(columns: string, query: BoardQuery, values: unknown[]): string {
    const conditions = this.conditionsOf(query, 'read', values);
    const since = conditions.bind(query.closedSince);
    const those = `SELECT ${columns} FROM crm_opportunity${conditions.toString() || ' WHERE true'} AND pipeline_id = $1`;
    return `${those} AND closed_at IS NULL
      UNION ALL ${those} AND closed_at >= ${since} AND state <> 'abandoned'`;
  }
}
