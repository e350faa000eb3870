import pg from 'pg';

// Business dates stay plain dates: a Date at midnight UTC is another day in Paris.
const asText = (value: string) => value;
pg.types.setTypeParser(pg.types.builtins.DATE, asText);
// Counts fit in a double; bigint keys do not exist in the product.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export { pg };
