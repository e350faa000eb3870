import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, IdField, inputOf, RecordType, TextField } from '#runtime';

/** A department (service) of the company; departments stand in a tree. */
@Entity('hr_department')
export class Department extends BusinessRecord {
  @TextField({ label: text('Nom', 'Name'), max: 100, required: true, sortable: true, filterable: true })
  name!: string;

  @TextField({ label: text('Regroupement', 'Group'), max: 100, sortable: true, filterable: true })
  groupName!: string | null;

  @IdField({ label: text('Service parent', 'Parent department'), to: 'hr.department', filterable: true })
  parentId!: string | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;
}

export class DepartmentInput extends inputOf(Department) {}

export const departmentType = new RecordType<Department>({
  name: 'hr.department',
  path: 'hr/departments',
  table: 'hr_department',
  entity: Department,
  label: { one: text('Service', 'Department'), many: text('Services', 'Departments') },
  title: ['name'],
  subtitle: ['groupName'],
  defaultSort: 'name',
  searchable: true,
  vault: true,
  externalKey: 'externalId',
});
