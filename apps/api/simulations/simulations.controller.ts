import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { type RunSimulation, runSimulation, type SimulationView, simulationView } from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { SignedIn } from '../http/request.js';
import { SimulationService } from './simulation.service.js';

@Described('Mô phỏng')
@Controller('api/simulations')
export class SimulationsController {
  constructor(@Inject(SimulationService) private readonly simulations: SimulationService) {}

  @Post()
  @HttpCode(200)
  @Answers(
    200,
    'Thư sẽ gửi, hồ sơ sẽ mở nếu không có gì thay đổi, hoặc với lịch, quy tắc giả định',
    simulationView,
    {
      body: example.runSimulation,
    },
  )
  run(
    @SignedIn() { person }: Caller,
    @Body({ schema: runSimulation }) body: RunSimulation,
  ): Promise<SimulationView> {
    return this.simulations.run(person, body);
  }
}
