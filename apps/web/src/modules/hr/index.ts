import { GroupsIcon } from '@/kit/icons';
import { type ModuleScreens, recordRoutes } from '../module';
import { departments } from './departments/department.record';
import { employees } from './employees/employee.record';

export const hr: ModuleScreens = {
  name: 'hr',
  label: 'hr.title',
  menu: [
    { to: '/hr/employees', label: 'hr.employees', icon: employees.icon, rights: ['hr.employee.read'] },
    {
      to: '/hr/departments',
      label: 'hr.departments',
      icon: departments.icon,
      rights: ['hr.department.read'],
    },
    { to: '/hr/team', label: 'hr.team.title', icon: GroupsIcon, rights: ['hr.team.read'] },
  ],
  routes: [
    ...recordRoutes(employees, {
      list: () => import('./employees/employee-list').then(({ EmployeeList }) => EmployeeList),
      form: () => import('./employees/employee-form').then(({ EmployeeForm }) => EmployeeForm),
      page: () => import('./employees/employee-page').then(({ EmployeePage }) => EmployeePage),
    }),
    ...recordRoutes(departments, {
      list: () => import('./departments/department-list').then(({ DepartmentList }) => DepartmentList),
      form: () => import('./departments/department-form').then(({ DepartmentForm }) => DepartmentForm),
      page: () => import('./departments/department-page').then(({ DepartmentPage }) => DepartmentPage),
    }),
    { path: 'hr/team', lazy: async () => ({ Component: (await import('./team')).Team }) },
  ],
};
