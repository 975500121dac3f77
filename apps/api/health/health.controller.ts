import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { type EngineView, engineView, type LiveView, liveView, type ReadyView, readyView } from '#contracts';
import { type Caller, isOfOffice } from '#identity';
import { ChainStore, type Persistence } from '#persistence';
import { chainView, engineStatus, engineTurns, type Metrics, realClock } from '#platform';
import { Answers, Described } from '../docs/described.js';
import { type ApiResponse, Asking } from '../http/request.js';
import { METRICS, PERSISTENCE, TEMPORAL, type TemporalProbe } from '../tokens.js';
import { askReadiness } from './readiness.js';

@Described('Tình trạng')
@Controller()
export class HealthController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(TEMPORAL) private readonly temporal: TemporalProbe,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Answers(200, 'Tiến trình đang chạy', liveView)
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Answers(
    200,
    'Phục vụ được: cơ sở dữ liệu ghi được, đúng phiên bản; thiếu Temporal thì là degraded',
    readyView,
  )
  async ready(@Res({ passthrough: true }) response: ApiResponse): Promise<ReadyView> {
    const view = await askReadiness(this.persistence, this.temporal);
    if (view.status === 'unready') response.status(503);
    return view;
  }

  /** How long ago each part of the engine last came round, in real time. */
  @Get('health/engine')
  @Answers(200, 'Lần quay gần nhất của từng phần', engineView)
  async engine(@Asking() caller: Caller | null): Promise<EngineView> {
    const { engine } = this.persistence;
    const [rows, repairs, rebuilt, hold, chain] = await Promise.all([
      engine.turns(),
      engine.repairs(),
      engine.rebuilt(),
      engine.hold(),
      new ChainStore(this.persistence.dataSource).state(),
    ]);
    // Free text of the office: nothing for whoever merely reaches the port.
    const reason = caller !== null && isOfOffice(caller.person) ? (hold.reason ?? '') : null;
    const now = realClock().now();
    const turns = engineTurns(Object.fromEntries(rows.map(({ name, at }) => [name, at])), now);
    return {
      status: engineStatus(turns),
      turns,
      repairs,
      rebuilt,
      chain: chainView(chain, now),
      hold: hold.on ? { reason } : null,
    };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Answers(200, 'Số đo cho Prometheus', null)
  text(): Promise<string> {
    return this.metrics.text();
  }
}
