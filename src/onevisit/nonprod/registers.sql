-- The registers that other bodies keep, as the demo has them: a schema of its own, made anew at every seeding.
DROP SCHEMA IF EXISTS demo_registers CASCADE;
CREATE SCHEMA demo_registers;

CREATE TABLE demo_registers.resident (
    identity_number text PRIMARY KEY,
    name text NOT NULL,
    sex text NOT NULL,
    ethnic_group text NOT NULL,
    born_on date NOT NULL,
    address text NOT NULL,
    card_issuer text NOT NULL,
    card_from date NOT NULL,
    card_until date NOT NULL
);

CREATE TABLE demo_registers.household (
    number text PRIMARY KEY,
    kind text NOT NULL,
    address text NOT NULL,
    head text NOT NULL REFERENCES demo_registers.resident
);

CREATE TABLE demo_registers.household_member (
    identity_number text PRIMARY KEY REFERENCES demo_registers.resident,
    household text NOT NULL REFERENCES demo_registers.household,
    relation_to_head text NOT NULL
);

CREATE TABLE demo_registers.marriage (
    number text PRIMARY KEY,
    wife text NOT NULL REFERENCES demo_registers.resident,
    husband text NOT NULL REFERENCES demo_registers.resident,
    registered_on date NOT NULL,
    registered_by text NOT NULL
);

CREATE TABLE demo_registers.hospital_stay (
    number text PRIMARY KEY,
    identity_number text NOT NULL REFERENCES demo_registers.resident,
    hospital text NOT NULL,
    admitted_on date NOT NULL,
    discharged_on date NOT NULL,
    diagnosis text NOT NULL,
    expenses numeric(12, 2) NOT NULL
);

CREATE TABLE demo_registers.medical_insurance (
    identity_number text PRIMARY KEY REFERENCES demo_registers.resident,
    kind text NOT NULL,
    place text NOT NULL,
    insured_since date NOT NULL
);

CREATE TABLE demo_registers.birth_certificate (
    number text PRIMARY KEY,
    mother text NOT NULL REFERENCES demo_registers.resident,
    child_name text NOT NULL,
    born_at timestamp NOT NULL,
    hospital text NOT NULL
);
