export { articlePathProblem } from './articlePath.js';
export type { Match, Verdict } from './match.js';
export type { ImportTarget, PlacedArticle } from './place.js';
export { planImport, type ImportPlan, type Progress } from './plan.js';
export {
  likeliest,
  settleImport,
  type Decisions,
  type ImportCounts,
  type NewArticle,
  type SettledImport,
} from './settle.js';
