import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type ClientRequest, clientRequestType } from './client-request.entity.js';

/** What a request said when something began to rely on it: see the foreign keys of whoever does. */
export interface RequestProof {
  readonly state: string;
  readonly digest: string;
  readonly covers: readonly string[];
}

@Injectable()
export class ClientRequestsRepository extends RecordsRepository<ClientRequest> {
  constructor(db: TenantDb) {
    super(db, clientRequestType);
  }

  /** The first file that lies beside a request: the signed document. */
  async firstDocument(id: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }>(
      'SELECT id FROM workspace_attachment WHERE record_id = $1 AND resource = $2 ORDER BY id LIMIT 1',
      [id, clientRequestType.name],
    );
    return row?.id;
  }

  async proofOf(id: string): Promise<RequestProof | undefined> {
    const [row] = await this.db.query<RequestProof>(
      'SELECT state, digest, covers FROM workspace_client_request WHERE id = $1',
      [id],
    );
    return row;
  }
}
