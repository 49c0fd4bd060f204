import { DuckDBInstance } from '@duckdb/node-api';

/** The rows that DuckDB answers a query with, as JSON has them. */
export async function queried(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
