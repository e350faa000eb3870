import { applyDecorators, Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, OfModule, Permission } from '#runtime';
import { EmployeeDepartureInput } from './departure-input.js';
import { Employee, employeeType } from './employee.entity.js';
import { EmploymentService } from './employment.service.js';

/** A command that changes the state of an employee and answers the employee. */
const Command = (name: string, summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(employeeType.permission('update'), { vault: true }),
    ApiOperation({ summary, operationId: `${name} ${employeeType.path}` }),
    ApiOkResponse({ type: Employee }),
  );

@ApiTags('hr')
@OfModule('hr')
@Controller(`${employeeType.path}/:id`)
export class EmploymentController {
  constructor(private readonly employment: EmploymentService) {}

  @Post('arrival')
  @Command('arrive', 'The first day at work of someone who was to arrive')
  arrive(@Param('id', IdPipe) id: string): Promise<Employee> {
    return this.employment.arrive(id);
  }

  @Post('departure')
  @Command('depart', 'Note the last day of an employee: on notice until then, gone afterwards')
  @ApiBody({ type: EmployeeDepartureInput })
  depart(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(EmployeeDepartureInput)) departure: EmployeeDepartureInput,
  ): Promise<Employee> {
    return this.employment.depart(id, departure);
  }

  @Post('suspension')
  @Command('suspend', 'Suspend the contract of an employee')
  suspend(@Param('id', IdPipe) id: string): Promise<Employee> {
    return this.employment.suspend(id);
  }

  @Delete('suspension')
  @Command('resume', 'End the suspension of an employee')
  resume(@Param('id', IdPipe) id: string): Promise<Employee> {
    return this.employment.resume(id);
  }

  @Post('archival')
  @Command('archive', 'Archive an employee who has left')
  archive(@Param('id', IdPipe) id: string): Promise<Employee> {
    return this.employment.archive(id);
  }
}
