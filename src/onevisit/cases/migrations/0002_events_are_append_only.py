"""The database itself refuses to change or delete what happened."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION cases_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'cases_event is append-only';
END;
$$;
CREATE TRIGGER cases_event_append_only BEFORE UPDATE OR DELETE ON cases_event
    FOR EACH STATEMENT EXECUTE FUNCTION cases_event_is_append_only();
"""
BACKWARD = """
DROP TRIGGER cases_event_append_only ON cases_event;
DROP FUNCTION cases_event_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
