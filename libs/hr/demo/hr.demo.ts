import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory, firstNames, lastNames } from '#tenancy';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { DepartmentsService } from '../departments/departments.service.js';
import type { Employee } from '../employees/employee.entity.js';
import { EmployeesService } from '../employees/employees.service.js';

type Place = 'direction' | 'studies' | 'works' | 'workshop' | 'sales' | 'office';

const departments: Record<Place, string> = {
  direction: 'Direction',
  studies: 'Bureau d’études',
  works: 'Travaux',
  workshop: 'Atelier',
  sales: 'Commerce',
  office: 'Administration et RH',
};

/** The people who have a log-in, each with their place in the company. */
const known = [
  { key: 'director', firstName: 'Claire', lastName: 'Cadiergue', place: 'direction', job: 'Gérante' },
  { key: 'hr', firstName: 'Nadia', lastName: 'Belhadj', place: 'office', job: 'Responsable RH' },
  {
    key: 'site-manager',
    firstName: 'Loïc',
    lastName: 'Garlantézec',
    place: 'works',
    job: 'Conducteur de travaux',
  },
  { key: 'sales', firstName: 'Inès', lastName: 'Rochebrun', place: 'sales', job: 'Chargée d’affaires' },
  { key: 'accountant', firstName: 'Paul', lastName: 'Abelin', place: 'office', job: 'Comptable' },
] as const;

const crew: readonly { place: Place; job: string; count: number }[] = [
  { place: 'works', job: 'Chef de chantier', count: 2 },
  { place: 'works', job: 'Maçon', count: 5 },
  { place: 'works', job: 'Couvreuse', count: 2 },
  { place: 'works', job: 'Électricien', count: 2 },
  { place: 'works', job: 'Apprentie plaquiste', count: 1 },
  { place: 'workshop', job: 'Menuisier', count: 4 },
  { place: 'studies', job: 'Métreuse', count: 2 },
  { place: 'sales', job: 'Technico-commercial', count: 1 },
];

/** The staff of the demo company. Nobody in it exists; no social-security number or bank account is invented. */
@Injectable()
export class HrDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly departments: DepartmentsService,
    private readonly employees: EmployeesService,
    private readonly assignments: AssignmentsService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) =>
      Scopes.with({ actor: story.people.hr }, () =>
        this.units.run({ mode: 'write', vault: true }, () => this.tell(story)),
      ),
    );
  }

  private async tell(story: DemoStory): Promise<void> {
    const ids = {} as Record<Place, string>;
    for (const [place, name] of Object.entries(departments)) {
      ids[place as Place] = (await this.departments.create({ name })).id;
    }
    const byKey = new Map<string, Employee>();
    let number = 1;
    for (const { key, place, job, ...names } of known) {
      const employee = await this.hire(story, number, {
        ...names,
        userId: story.people[key].userId,
        workEmail: story.people[key].label,
        managerId: byKey.get('director')?.id ?? null,
      });
      await this.place(employee, ids[place], job);
      byKey.set(key, employee);
      number += 1;
    }
    const managerOf: Partial<Record<Place, string>> = {
      works: byKey.get('site-manager')?.id ?? '',
      workshop: byKey.get('site-manager')?.id ?? '',
    };
    for (const { place, job, count } of crew) {
      for (let index = 0; index < count; index += 1) {
        const employee = await this.hire(story, number, {
          firstName: story.random.pick(firstNames),
          lastName: story.random.pick(lastNames),
          managerId: managerOf[place] ?? byKey.get('director')?.id ?? null,
        });
        await this.place(employee, ids[place], job);
        number += 1;
      }
    }
  }

  private hire(
    { random, today }: DemoStory,
    number: number,
    person: Pick<Employee, 'firstName' | 'lastName'> & Partial<Employee>,
  ): Promise<Employee> {
    const year = today.getUTCFullYear();
    const birthYear = year - random.integer(23, 58);
    return this.employees.create({
      staffNumber: `B${String(number).padStart(3, '0')}`,
      nationality: 'FR',
      birthDate: dayOf(birthYear, random.integer(1, 12), random.integer(1, 28)),
      hiredOn: dayOf(year - random.integer(1, 9), random.integer(1, 12), random.pick([1, 2, 15])),
      workPhone: random.fictionalPhone(true),
      emergencyContacts: [],
      ...person,
    });
  }

  private async place(employee: Employee, departmentId: string, jobTitle: string): Promise<void> {
    await this.assignments.create({
      employeeId: employee.id,
      departmentId,
      jobTitle,
      startedOn: employee.hiredOn as string,
    });
  }
}

const dayOf = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
