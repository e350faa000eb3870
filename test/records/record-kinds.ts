import type { TestClient, TestInstance } from '#testing';

/** A kind of record, with an input that each accepts and one of its required fields. */
export interface RecordKind {
  path: string;
  client: () => Promise<TestClient>;
  valid: () => Promise<Record<string, unknown>>;
  textField: string;
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
