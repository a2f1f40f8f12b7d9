CREATE SCHEMA demo;

-- How many days the clock of a demonstration is ahead; nobody reads it elsewhere.
CREATE TABLE demo.clock (
    one        boolean PRIMARY KEY DEFAULT TRUE CHECK (one),
    days_ahead int     NOT NULL DEFAULT 0 CHECK (days_ahead >= 0)
);
INSERT INTO demo.clock DEFAULT VALUES;
