import type { TestClient, TestInstance } from '#testing';

/** A kind of record, with an input that each accepts and one of its required fields. */
export interface RecordKind {
  path: string;
  client: () => Promise<TestClient>;
  valid: () => Promise<Record<string, unknown>>;
  textField: string;
  /** What is said when nothing is given, of a kind that wants one of several fields. */
  missing?: string;
}

let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};

/** Creates a record. @throws Error when it is refused. */
export const createRecord = async (client: TestClient, path: string, body: unknown): Promise<string> => {
  const { status, body: record, text } = await client.post(`/api/${path}`, body);
  if (status !== 201) throw new Error(`${path}: ${status} ${text}`);
  return record.id as string;
};

/** Every kind of record, for suites that hold for all of them. */
export const recordKinds = (instanceOf: () => TestInstance): RecordKind[] => [
  {
    path: 'crm/companies',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Société ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/contacts',
    client: () => instanceOf().admin(),
    valid: async () => ({ lastName: `Martin ${next()}` }),
    textField: 'lastName',
  },
  {
    path: 'crm/affiliations',
    client: () => instanceOf().admin(),
    valid: async () => {
      const admin = await instanceOf().admin();
      return {
        contactId: await createRecord(admin, 'crm/contacts', { lastName: `Petit ${next()}` }),
        companyId: await createRecord(admin, 'crm/companies', { name: `Petit et fils ${next()}` }),
      };
    },
    textField: 'title',
  },
  {
    path: 'crm/opportunities',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Extension ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/participants',
    client: () => instanceOf().admin(),
    valid: async () => {
      const admin = await instanceOf().admin();
      return {
        opportunityId: await createRecord(admin, 'crm/opportunities', { name: `Toiture ${next()}` }),
        contactId: await createRecord(admin, 'crm/contacts', { lastName: `Abadie ${next()}` }),
      };
    },
    textField: 'notes',
  },
  {
    path: 'crm/pipelines',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Pipeline ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/stages',
    client: () => instanceOf().admin(),
    valid: async () => {
      const pipelineId = await createRecord(await instanceOf().admin(), 'crm/pipelines', {
        name: `Pose ${next()}`,
      });
      return { pipelineId, name: `Étape ${next()}`, probability: 40 };
    },
    textField: 'name',
  },
  {
    path: 'crm/lost-reasons',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Motif ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/activities',
    client: () => instanceOf().admin(),
    valid: async () => ({ kind: 'note', subject: `À savoir ${next()}` }),
    textField: 'subject',
  },
  {
    path: 'crm/leads',
    client: () => instanceOf().admin(),
    valid: async () => ({ companyName: `Véranda ${next()}` }),
    textField: 'companyName',
    missing: 'Indiquez une société, un nom, un e-mail ou un téléphone.',
  },
  {
    path: 'crm/segments',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Segment ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/mail-templates',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Relance ${next()}`, subject: 'Votre projet', body: 'Bonjour' }),
    textField: 'name',
  },
  {
    path: 'crm/rights-requests',
    client: () => instanceOf().admin(),
    valid: async () => ({ person: `Léa Martin ${next()}`, kind: 'access', receivedOn: '2026-01-12' }),
    textField: 'person',
  },
  {
    path: 'workspace/tags',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Étiquette ${next()}` }),
    textField: 'name',
  },
  {
    path: 'crm/web-forms',
    client: () => instanceOf().admin(),
    valid: async () => ({ name: `Formulaire ${next()}`, purpose: 'Vous répondre', notice: 'Mention' }),
    textField: 'name',
  },
  {
    path: 'workspace/client-requests',
    client: () => instanceOf().admin(),
    valid: async () => ({
      name: `Demande ${next()}`,
      kind: 'web-form',
      signedOn: '2026-01-12',
      signatoryName: 'Jeanne Martin',
      signatoryFunction: 'Gérante',
      resource: 'crm.lead',
      fields: [{ name: 'email' }],
      purpose: 'Répondre aux demandes',
      recipient: 'Service commercial',
      responsibilityAccepted: true,
    }),
    textField: 'name',
  },
  {
    path: 'hr/employees',
    client: () => instanceOf().hrReferent(),
    valid: async () => ({ firstName: 'Jeanne', lastName: `Durand ${next()}` }),
    textField: 'lastName',
  },
  {
    path: 'hr/departments',
    client: () => instanceOf().hrReferent(),
    valid: async () => ({ name: `Atelier ${next()}` }),
    textField: 'name',
  },
  {
    path: 'hr/assignments',
    client: () => instanceOf().hrReferent(),
    valid: async () => {
      const referent = await instanceOf().hrReferent();
      return {
        employeeId: await createRecord(referent, 'hr/employees', {
          firstName: 'Luc',
          lastName: `Roux ${next()}`,
        }),
        departmentId: await createRecord(referent, 'hr/departments', { name: `Chantiers ${next()}` }),
        startedOn: '2024-01-01',
      };
    },
    textField: 'jobTitle',
  },
];
