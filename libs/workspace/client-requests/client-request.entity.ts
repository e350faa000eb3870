import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  ChoiceField,
  CountryField,
  DateField,
  IdField,
  InstantField,
  inputOf,
  ListField,
  RecordEntity,
  RecordType,
  TextField,
} from '#runtime';
import { type ClientRequestState, clientRequestStates } from './client-request-states.js';

export const clientRequestKinds = ['web-form', 'connector'] as const;
export type ClientRequestKind = (typeof clientRequestKinds)[number];

/** A field that the request covers: `email`, or a part of a list, `addresses.city`. */
export class RequestedFieldPart {
  @TextField({ label: text('Champ', 'Field'), max: 60, required: true, example: 'email' })
  name!: string;
}

/**
 * What the client asks for in writing: that its web forms feed data (policy art. 3), or that another program exchanges
 * some (art. 5). The paper itself is an attachment, or kept elsewhere under a reference. Once something relies on a
 * request it never changes; it can be revoked.
 */
@Entity('workspace_client_request')
export class ClientRequest extends RecordEntity {
  @TextField({
    label: text('Objet', 'Subject'),
    required: true,
    sortable: true,
    example: 'Formulaire du site',
  })
  name!: string;

  @ChoiceField({
    label: text('Type de demande', 'Kind of request'),
    choices: clientRequestKinds,
    required: true,
    sortable: true,
    filterable: true,
  })
  kind!: ClientRequestKind;

  @ChoiceField({
    label: text('État', 'State'),
    choices: clientRequestStates,
    default: 'recorded',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: ClientRequestState;

  @DateField({ label: text('Signée le', 'Signed on'), required: true, sortable: true, filterable: true })
  signedOn!: string;

  @TextField({ label: text('Signataire', 'Signatory'), required: true, example: 'Jeanne Martin' })
  signatoryName!: string;

  @TextField({
    label: text('Fonction du signataire', 'Function of the signatory'),
    required: true,
    example: 'Gérante',
  })
  signatoryFunction!: string;

  @TextField({ label: text('Référence du document signé', 'Reference of the signed document') })
  documentReference!: string | null;

  @TextField({
    label: text('Type de fiche', 'Kind of record'),
    max: 80,
    required: true,
    example: 'crm.lead',
  })
  resource!: string;

  @ListField({ label: text('Champs', 'Fields'), of: RequestedFieldPart, max: 60, required: true })
  fields!: RequestedFieldPart[];

  @TextField({ label: text('Finalité', 'Purpose'), max: 2000, required: true })
  purpose!: string;

  @TextField({ label: text('Destinataire', 'Recipient'), required: true })
  recipient!: string;

  @CountryField({
    label: text('Pays du destinataire', 'Country of the recipient'),
    default: 'FR',
    example: 'FR',
  })
  country!: string;

  @BooleanField({
    label: text('Responsabilité acceptée par le client', 'Responsibility accepted by the client'),
    required: true,
    example: true,
  })
  responsibilityAccepted!: boolean;

  @IdField({ label: text('Document signé', 'Signed document'), byCommand: true })
  documentId!: string | null;

  @InstantField({ label: text('Utilisée depuis le', 'In use since'), byCommand: true })
  usedAt!: Date | null;

  @InstantField({ label: text('Révoquée le', 'Revoked at'), byCommand: true })
  revokedAt!: Date | null;

  @TextField({
    label: text('Motif de la révocation', 'Reason of the revocation'),
    max: 1000,
    byCommand: true,
  })
  revocationReason!: string | null;
}

export class ClientRequestInput extends inputOf(ClientRequest) {}

export class ClientRequestRevocationInput {
  @TextField({ label: text('Motif', 'Reason'), max: 1000, required: true })
  reason!: string;
}

export const clientRequestType = new RecordType<ClientRequest>({
  name: 'workspace.client-request',
  path: 'workspace/client-requests',
  table: 'workspace_client_request',
  entity: ClientRequest,
  label: {
    one: text('Demande écrite', 'Written request'),
    many: text('Demandes écrites', 'Written requests'),
  },
  title: ['name'],
  subtitle: ['signatoryName'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
  frozen: ({ usedAt, state }) =>
    usedAt || state === 'revoked'
      ? text(
          'Cette demande a servi de preuve : elle ne change plus.',
          'This request was relied on as evidence: it changes no more.',
        )
      : undefined,
});
